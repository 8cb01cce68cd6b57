package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.codebuild.Build;
import io.pipewright.localcloud.codebuild.BuildRequest;
import io.pipewright.localcloud.codebuild.Builds;
import io.pipewright.localcloud.codebuild.EnvironmentVariable;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Build and test by CodeBuild. */
final class CodeBuildHandler implements ActionHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Builds builds;

  CodeBuildHandler(Builds builds) {
    this.builds = builds;
  }

  @Override
  public ActionOutcome run(ActionContext context) throws IOException, InterruptedException {
    Build build = builds.start(request(context));
    context.run().externalId(build.id());
    try {
      return outcome(context, build);
    } finally {
      builds.discardOutputs(build);
    }
  }

  private ActionOutcome outcome(ActionContext context, Build build)
      throws IOException, InterruptedException {
    await(context, build);
    if (build.status() != Build.Status.SUCCEEDED) {
      return ActionOutcome.failure("JobFailed", reason(build));
    }
    for (Map.Entry<String, Path> output : build.outputs().entrySet()) {
      context.output(output.getKey(), output.getValue());
    }
    return ActionOutcome.success("Build " + build.id() + " succeeded", build.exportedVariables());
  }

  private void await(ActionContext context, Build build) throws InterruptedException {
    try {
      CompletableFuture.anyOf(build.done(), context.run().abandoned()).get();
      if (build.status() == Build.Status.IN_PROGRESS) {
        builds.stop(build);
      }
      build.done().get();
    } catch (InterruptedException e) {
      builds.stop(build);
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a build ends in a status, not in an exception", e);
    }
  }

  private static BuildRequest request(ActionContext context) throws IOException {
    List<String> inputs = context.run().action().inputs();
    String primary = context.configuration().getOrDefault("PrimarySource", inputs.get(0));
    Map<String, Path> secondary = new HashMap<>();
    for (String input : inputs) {
      if (!input.equals(primary)) {
        secondary.put(input, context.input(input));
      }
    }
    Path source = context.input(primary);
    Artifact artifact = context.execution().artifact(primary);
    return new BuildRequest(
        context.required("ProjectName"),
        variables(context.configuration().getOrDefault("EnvironmentVariables", "[]")),
        Optional.of(source),
        secondary,
        "arn:aws:s3:::" + artifact.bucket() + "/" + artifact.key(),
        revision(context),
        context.run().action().outputs(),
        "codepipeline/" + context.execution().definition().name());
  }

  private static String revision(ActionContext context) {
    return context.execution().sources().stream()
        .findFirst()
        .flatMap(ActionRun::revision)
        .map(ActionRun.Revision::id)
        .orElse("");
  }

  private static List<EnvironmentVariable> variables(String json) {
    try {
      JsonNode list = JSON.readTree(json);
      if (list.isArray()) {
        return EnvironmentVariable.read(list, "name", "value", "type");
      }
    } catch (JsonProcessingException e) {
      throw invalid(e.getOriginalMessage());
    }
    throw invalid("not a list");
  }

  private static AwsError invalid(String why) {
    return new AwsError(
        400,
        "InvalidActionConfiguration",
        "EnvironmentVariables must be a JSON list of objects with name and value: " + why);
  }

  private static String reason(Build build) {
    return "Build terminated with state: "
        + build.status()
        + build
            .failedPhase()
            .map(
                phase ->
                    ". Phase: "
                        + phase.type()
                        + ", Code: "
                        + phase.contextCode()
                        + ", Message: "
                        + phase.message())
            .orElse("");
  }
}
