package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.codebuild.ArtifactZip;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Deployment by CloudFormation: the template and its parameters are checked, and the deployment is
 * recorded. It is not executed, since the target account is not on this machine.
 */
final class CloudFormationHandler implements ActionHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_OVERRIDES = 1024;
  private static final int ACCOUNT_PART = 4;

  private final String account;
  private final String region;
  private final Deployments deployments;
  private final Clock clock;

  CloudFormationHandler(String account, String region, Deployments deployments, Clock clock) {
    this.account = account;
    this.region = region;
    this.deployments = deployments;
    this.clock = clock;
  }

  @Override
  public ActionOutcome run(ActionContext context) throws IOException {
    Map<String, Path> inputs = new TreeMap<>();
    for (String input : context.run().action().inputs()) {
      inputs.put(input, context.input(input));
    }
    String template = template(context, inputs);
    Map<String, String> parameters = parameters(context);
    TemplateCheck.check(TemplateReader.read(template), parameters);
    Deployment deployment = deployment(context, template, parameters);
    deployments.record(deployment);
    String summary =
        "recorded, not executed: there is no account "
            + (deployment.account() + " on this machine");
    context.log(
        "Stack "
            + (deployment.stack() + " in " + deployment.account() + "/" + deployment.region())
            + (": " + summary));
    return ActionOutcome.success(summary, Map.of());
  }

  private Deployment deployment(
      ActionContext context, String template, Map<String, String> parameters) {
    ActionRun run = context.run();
    return new Deployment(
        run.action().roleArn().map(CloudFormationHandler::accountOf).orElse(account),
        run.action().region().orElse(region),
        context.required("StackName"),
        context.execution().definition().name(),
        context.execution().id(),
        run.stage(),
        run.action().name(),
        run.action().roleArn(),
        Optional.ofNullable(context.configuration().get("RoleArn")),
        sha256(template),
        parameters,
        run.inputs().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sha256())),
        clock.instant());
  }

  private static String accountOf(String roleArn) {
    String[] parts = roleArn.split(":", -1);
    return parts.length > ACCOUNT_PART ? parts[ACCOUNT_PART] : roleArn;
  }

  private static String sha256(String text) {
    return HexFormat.of()
        .formatHex(ArtifactBucket.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String template(ActionContext context, Map<String, Path> inputs)
      throws IOException {
    String[] path = context.required("TemplatePath").split("::", 2);
    Path zip = inputs.get(path[0]);
    if (path.length < 2 || zip == null) {
      throw invalid(
          "TemplatePath is '"
              + context.required("TemplatePath")
              + "'; it must be Artifact::path with one of the input artifacts "
              + inputs.keySet());
    }
    Path directory = context.directory().resolve("unpacked-" + path[0]);
    ArtifactZip.unpack(zip, directory);
    Path file = directory.resolve(path[1]).normalize();
    // A link in the artefact could show any file of this host.
    if (!file.startsWith(directory)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !file.toRealPath().startsWith(directory.toRealPath())) {
      throw invalid("there is no file " + path[1] + " in the artifact " + path[0]);
    }
    return Files.readString(file);
  }

  private static Map<String, String> parameters(ActionContext context) {
    String overrides = context.configuration().getOrDefault("ParameterOverrides", "{}");
    int size = overrides.getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST_OVERRIDES) {
      throw invalid("ParameterOverrides has " + size + " bytes, allowed are 1024");
    }
    Map<String, String> parameters = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(overrides).properties()) {
        parameters.put(entry.getKey(), value(context, entry.getKey(), entry.getValue()));
      }
    } catch (JsonProcessingException e) {
      throw invalid("ParameterOverrides is not JSON: " + e.getOriginalMessage());
    }
    return parameters;
  }

  private static String value(ActionContext context, String name, JsonNode node) {
    if (node.isValueNode()) {
      return node.asText();
    }
    JsonNode attribute = node.path("Fn::GetArtifactAtt");
    Artifact artifact =
        Optional.ofNullable(context.run().inputs().get(attribute.path(0).asText()))
            .orElseThrow(
                () ->
                    invalid(
                        "ParameterOverrides."
                            + name
                            + ": only texts and Fn::GetArtifactAtt of an input artifact, found "
                            + node));
    return switch (attribute.path(1).asText()) {
      case "BucketName" -> artifact.bucket();
      case "ObjectKey" -> artifact.key();
      case "URL" -> "https://s3.amazonaws.com/" + artifact.bucket() + "/" + artifact.key();
      default ->
          throw invalid(
              "ParameterOverrides."
                  + name
                  + ": Fn::GetArtifactAtt knows BucketName, ObjectKey and URL");
    };
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidActionConfiguration", message);
  }
}
