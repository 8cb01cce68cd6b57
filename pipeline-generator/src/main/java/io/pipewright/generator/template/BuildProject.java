package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.ProjectPlan;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.Cache;
import software.amazon.awscdk.services.codebuild.CloudWatchLoggingOptions;
import software.amazon.awscdk.services.codebuild.IBuildImage;
import software.amazon.awscdk.services.codebuild.LinuxBuildImage;
import software.amazon.awscdk.services.codebuild.LocalCacheMode;
import software.amazon.awscdk.services.codebuild.LoggingOptions;
import software.amazon.awscdk.services.codebuild.PipelineProject;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A CodeBuild project with a log group and a role that are its own. */
final class BuildProject {
  private final PipelineProject project;

  BuildProject(Drawing drawing, ActionPlan.Build action) {
    ProjectPlan plan = action.project();
    Construct scope = new Construct(drawing.scope(), "Project-" + plan.id());
    LogGroup logs = logGroup(scope, plan);
    PipelineProject.Builder builder =
        PipelineProject.Builder.create(scope, "Project")
            .projectName(plan.name())
            .description(plan.description())
            .environment(BuildEnvironment.builder().buildImage(image(plan.image())).build())
            .environmentVariables(BuildStep.plain(plan.environment()))
            .buildSpec(BuildspecYaml.of(plan))
            .timeout(Duration.minutes(plan.timeoutMinutes()))
            .encryptionKey(drawing.key())
            .grantReportGroupPermissions(false)
            .role(BuildProjectRole.draw(drawing, scope, action).fixed())
            .logging(
                LoggingOptions.builder()
                    .cloudWatch(CloudWatchLoggingOptions.builder().logGroup(logs).build())
                    .build());
    if (!plan.cachePaths().isEmpty()) {
      // On the build host: a cache in S3 would let one execution's code write what the next runs.
      builder.cache(Cache.local(LocalCacheMode.CUSTOM));
    }
    project = builder.build();
  }

  PipelineProject project() {
    return project;
  }

  String arn() {
    return project.getProjectArn();
  }

  private static LogGroup logGroup(Construct scope, ProjectPlan plan) {
    return LogGroup.Builder.create(scope, "Log")
        .logGroupName("/aws/codebuild/" + plan.name())
        .retention(RetentionDays.ONE_YEAR)
        // Its name is taken: retained, it would keep the stack from ever being created again.
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  private static IBuildImage image(String name) {
    return name.startsWith("aws/codebuild/")
        ? LinuxBuildImage.fromCodeBuildImageId(name)
        : LinuxBuildImage.fromDockerRegistry(name);
  }
}
