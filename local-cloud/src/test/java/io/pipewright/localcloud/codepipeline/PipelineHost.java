package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.codebuild.ArtifactZip;
import io.pipewright.localcloud.codebuild.BuildSettings;
import io.pipewright.localcloud.codebuild.Builds;
import io.pipewright.localcloud.codebuild.CodeBuildService;
import io.pipewright.localcloud.codebuild.PathMappings;
import io.pipewright.localcloud.codebuild.ProjectType;
import io.pipewright.localcloud.codebuild.Projects;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.process.RoleEnvironment;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionState;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A local cloud with pipelines on it, called by the SDK's clients. Anybody may approve but the
 * caller named nobody.
 */
final class PipelineHost implements AutoCloseable {
  static final String PIPELINE = "pay--ledger";
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<String> events = new CopyOnWriteArrayList<>();
  final List<String> authorized = new CopyOnWriteArrayList<>();
  final Pipelines pipelines;
  final CodePipelineClient codePipeline;
  final S3Client s3;
  final LocalCloud cloud;
  private final ProjectType projectType;
  private final PipelineType pipelineType;
  private final Path directory;
  private volatile boolean forbidden;
  private volatile boolean refusesFirstEvent;

  PipelineHost(Path directory) {
    this.directory = directory;
    Clock clock = Clock.systemUTC();
    cloud = new LocalCloud(new LocalCloudSettings("111122223333", "eu-west-1", directory, clock));
    s3 = client(S3Client.builder().forcePathStyle(true), cloud.storage().uri());
    codePipeline = client(CodePipelineClient.builder(), cloud.endpoint().uri());
    Projects projects = new Projects();
    Builds builds =
        new Builds(
            new BuildSettings(
                "111122223333",
                "eu-west-1",
                directory.resolve("builds"),
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"),
                Map.of(),
                new PathMappings(Map.of()),
                4),
            projects,
            (service, source, role, session) -> RoleEnvironment.Access.of(cloud.environment()),
            (role, reference) -> "",
            cloud.logs()::append,
            clock);
    pipelines =
        new Pipelines(
            new PipelineSettings(
                "111122223333", "eu-west-1", directory, cloud.endpoint().uri().toString()),
            builds,
            s3,
            cloud.logs()::append,
            this::take,
            clock);
    projectType = new ProjectType(projects, "111122223333", "eu-west-1");
    pipelineType = new PipelineType(pipelines, projects);
    cloud.register(new CodeBuildService(projects, builds));
    cloud.register(new CodePipelineService(pipelines, authorizer(), clock));
    cloud.endpoint().page("/console", new ConsolePage(pipelines, this::log, clock));
    cloud.closeLater(builds);
    cloud.closeLater(pipelines);
    cloud.start();
    s3.createBucket(b -> b.bucket("sources"));
    s3.putBucketVersioning(
        b -> b.bucket("sources").versioningConfiguration(v -> v.status("Enabled")));
    s3.createBucket(b -> b.bucket("pay-ledger-artifacts"));
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
    AccessKey key = cloud.rootCredentials();
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
        .build();
  }

  private Authorizer authorizer() {
    return (caller, action, arn, tags) -> {
      authorized.add(action + " " + arn + " " + new TreeMap<>(tags));
      if (forbidden) {
        throw new AwsError(403, "AccessDeniedException", "not you");
      }
    };
  }

  /** From now on nobody may approve. */
  void forbid(boolean value) {
    forbidden = value;
  }

  /** What comes first is refused if a test wants that; it is seen all the same. */
  private void take(String event) {
    events.add(event);
    if (refusesFirstEvent && events.size() == 1) {
      throw new IllegalStateException("a consumer that fails");
    }
  }

  void refuseFirstEvent() {
    refusesFirstEvent = true;
  }

  private List<String> log(String group, String stream) {
    return cloud.logs().lines(group, stream).orElse(List.of()).stream()
        .map(line -> line.message())
        .toList();
  }

  List<String> buildLog(String buildId) {
    String[] parts = buildId.split(":", 2);
    return log("/aws/codebuild/" + parts[0], parts[1]);
  }

  /** Puts a commit into the source bucket and gives its object version. */
  String source(String runScript) throws IOException {
    Path tree = Files.createTempDirectory(directory, "tree");
    Path script = Files.writeString(tree.resolve("run.sh"), "#!/bin/sh\n" + runScript + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.writeString(tree.resolve("service.yaml"), resource("service.yaml"));
    Path zip = tree.resolve("source.zip");
    ArtifactZip.pack(tree, List.of(Path.of("run.sh"), Path.of("service.yaml")), false, zip);
    return s3.putObject(
            put ->
                put.bucket("sources")
                    .key("PAY/ledger/source.zip")
                    .metadata(Map.of("codepipeline-artifact-revision-summary", "Fix " + runScript)),
            zip)
        .versionId();
  }

  static String resource(String name) throws IOException {
    try (InputStream in = PipelineHost.class.getResourceAsStream("/codepipeline/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  static JsonNode template() throws IOException {
    return JSON.readTree(resource("pipeline.json"));
  }

  /** Creates or updates all resources of a template, in their order. */
  void deploy(JsonNode template, boolean update) {
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              JsonNode resource = entry.getValue();
              boolean pipeline = resource.path("Type").asText().endsWith("Pipeline");
              ResourceType type = pipeline ? pipelineType : projectType;
              ObjectNode properties = (ObjectNode) resource.path("Properties");
              Optional<String> id =
                  update ? Optional.of(properties.path("Name").asText()) : Optional.empty();
              type.put(
                  new ResourceType.ResourceRequest(
                      "stack", entry.getKey(), id, properties, Map.of("repository", "PAY/ledger")));
            });
  }

  PipelineExecution execution(String id) {
    return codePipeline
        .getPipelineExecution(g -> g.pipelineName(PIPELINE).pipelineExecutionId(id))
        .pipelineExecution();
  }

  String newest() {
    return codePipeline
        .listPipelineExecutions(l -> l.pipelineName(PIPELINE))
        .pipelineExecutionSummaries()
        .get(0)
        .pipelineExecutionId();
  }

  String start(String versionId) {
    return codePipeline
        .startPipelineExecution(
            s ->
                s.name(PIPELINE)
                    .sourceRevisions(
                        SourceRevisionOverride.builder()
                            .actionName("Source")
                            .revisionType("S3_OBJECT_VERSION_ID")
                            .revisionValue(versionId)
                            .build()))
        .pipelineExecutionId();
  }

  ActionState action(String stage, String action) {
    return codePipeline.getPipelineState(g -> g.name(PIPELINE)).stageStates().stream()
        .filter(state -> state.stageName().equals(stage))
        .flatMap(state -> state.actionStates().stream())
        .filter(state -> state.actionName().equals(action))
        .findFirst()
        .orElseThrow();
  }

  /** The token of an execution's approval, as soon as it waits. */
  String token(String executionId) throws InterruptedException {
    await(
        () ->
            execution(executionId).statusAsString().equals("InProgress")
                ? approvalOf(executionId).isPresent()
                : fail(executionId));
    return approvalOf(executionId).orElseThrow();
  }

  private boolean fail(String executionId) {
    throw new AssertionError("execution is " + execution(executionId));
  }

  private Optional<String> approvalOf(String executionId) {
    return codePipeline.getPipelineState(g -> g.name(PIPELINE)).stageStates().stream()
        .filter(state -> state.stageName().equals("Approve-prod"))
        .filter(
            state ->
                state.latestExecution() != null
                    && state.latestExecution().pipelineExecutionId().equals(executionId))
        .flatMap(state -> state.actionStates().stream())
        .filter(state -> state.latestExecution() != null)
        .flatMap(state -> Optional.ofNullable(state.latestExecution().token()).stream())
        .findFirst();
  }

  void approve(String token, String status) {
    codePipeline.putApprovalResult(
        p ->
            p.pipelineName(PIPELINE)
                .stageName("Approve-prod")
                .actionName("Approve")
                .token(token)
                .result(r -> r.status(status).summary("looked at it")));
  }

  /** The status of an execution once it has ended. */
  String end(String executionId) throws InterruptedException {
    await(
        () -> !List.of("InProgress", "Stopping").contains(execution(executionId).statusAsString()));
    return execution(executionId).statusAsString();
  }

  static void await(Supplier<Boolean> condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.get()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(30);
    }
  }

  @Override
  public void close() {
    s3.close();
    codePipeline.close();
    cloud.close();
  }
}
