package io.pipewright.localcloud;

import io.pipewright.localcloud.codebuild.BuildSettings;
import io.pipewright.localcloud.codebuild.Builds;
import io.pipewright.localcloud.codebuild.CodeBuildService;
import io.pipewright.localcloud.codebuild.ProjectType;
import io.pipewright.localcloud.codebuild.Projects;
import io.pipewright.localcloud.codepipeline.CodePipelineService;
import io.pipewright.localcloud.codepipeline.ConsolePage;
import io.pipewright.localcloud.codepipeline.PipelineSettings;
import io.pipewright.localcloud.codepipeline.PipelineType;
import io.pipewright.localcloud.codepipeline.Pipelines;
import io.pipewright.localcloud.ecs.EcsService;
import io.pipewright.localcloud.ecs.EcsSettings;
import io.pipewright.localcloud.ecs.Tasks;
import io.pipewright.localcloud.iam.Assumption;
import io.pipewright.localcloud.iam.ContainerCredentials;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.logs.LogLine;
import io.pipewright.localcloud.process.RoleEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The executing services of a local cloud: CodePipeline, CodeBuild and ECS. Closed with the cloud.
 */
public final class CloudExecution {
  private final Projects projects = new Projects();
  private final Builds builds;
  private final Pipelines pipelines;
  private final Tasks tasks;

  private CloudExecution(LocalCloud cloud, CloudExecutionSettings settings) {
    LocalCloudSettings base = cloud.settings();
    Clock clock = base.clock();
    RoleEnvironment roles = roles(cloud);
    this.builds =
        new Builds(
            new BuildSettings(
                base.account(),
                base.region(),
                base.directory().resolve("builds"),
                settings.hostEnvironment(),
                settings.images(),
                settings.pathMappings(),
                settings.concurrentBuilds()),
            projects,
            roles,
            new RoleSecrets(cloud.secrets(), cloud.authorizer(), base.account()),
            cloud.logs()::append,
            clock);
    this.pipelines =
        new Pipelines(
            new PipelineSettings(
                base.account(),
                base.region(),
                base.directory().resolve("pipelines"),
                cloud.endpoint().uri().toString()),
            builds,
            s3(cloud),
            cloud.logs()::append,
            settings.events(),
            clock);
    this.tasks = new Tasks(ecs(base, settings), roles, cloud.logs()::append, clock);
  }

  /** Adds the services to a cloud that has not started yet. */
  public static CloudExecution install(LocalCloud cloud, CloudExecutionSettings settings) {
    CloudExecution execution = new CloudExecution(cloud, settings);
    Clock clock = cloud.settings().clock();
    cloud.register(
        new ProjectType(execution.projects, cloud.settings().account(), cloud.settings().region()));
    cloud.register(new PipelineType(execution.pipelines, execution.projects));
    cloud.register(new CodeBuildService(execution.projects, execution.builds));
    cloud.register(new CodePipelineService(execution.pipelines, cloud.authorizer(), clock));
    cloud.register(new EcsService(execution.tasks));
    cloud
        .endpoint()
        .page(
            "/console",
            new ConsolePage(
                execution.pipelines, (group, stream) -> lines(cloud, group, stream), clock));
    cloud.closeLater(execution.builds);
    cloud.closeLater(execution.pipelines);
    cloud.closeLater(execution.tasks);
    return execution;
  }

  /** The pipelines, their executions and recorded deployments. */
  public Pipelines pipelines() {
    return pipelines;
  }

  /** The builds. */
  public Builds builds() {
    return builds;
  }

  private static EcsSettings ecs(LocalCloudSettings base, CloudExecutionSettings settings) {
    Path directory = base.directory().resolve("tasks");
    return new EcsSettings(
        base.account(),
        base.region(),
        settings.cluster(),
        settings.tasks(),
        directory,
        settings.hostEnvironment(),
        settings.maximumTasks());
  }

  private static List<String> lines(LocalCloud cloud, String group, String stream) {
    return cloud.logs().lines(group, stream).orElse(List.of()).stream()
        .map(LogLine::message)
        .toList();
  }

  /** A role that is missing, or does not trust the service, is refused before anything starts. */
  private static RoleEnvironment roles(LocalCloud cloud) {
    return (service, sourceArn, roleArn, sessionName) -> {
      Supplier<AccessKey> sessions =
          () ->
              cloud
                  .sessions()
                  .assumeAsService(service, sourceArn, Assumption.plain(roleArn, sessionName));
      Objects.requireNonNull(sessions.get());
      ContainerCredentials.Access access = cloud.containerCredentials().open(sessions);
      Map<String, String> environment = new HashMap<>(cloud.environment());
      environment.putAll(access.environment());
      Map<String, String> all = Map.copyOf(environment);
      return new RoleEnvironment.Access() {
        @Override
        public Map<String, String> environment() {
          return all;
        }

        @Override
        public void close() {
          access.close();
        }
      };
    };
  }

  /** CodePipeline's own access to sources and artefacts. */
  private static S3Client s3(LocalCloud cloud) {
    AccessKey key = cloud.rootCredentials();
    return S3Client.builder()
        .endpointOverride(cloud.storage().uri())
        .region(Region.of(cloud.settings().region()))
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
        .build();
  }
}
