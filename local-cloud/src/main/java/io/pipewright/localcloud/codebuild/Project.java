package io.pipewright.localcloud.codebuild;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.server.AwsError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A build project.
 *
 * @param sourceType {@code CODEPIPELINE}, {@code NO_SOURCE} or {@code S3}
 * @param sourceLocation for {@code S3}: {@code bucket/key}
 * @param buildspec inline
 * @param image for example {@code aws/codebuild/amazonlinux2-x86_64-standard:5.0}
 * @param serviceRole ARN of the role that builds run in
 * @param timeout 5 minutes to 36 hours; 60 minutes if not given
 */
public record Project(
    String name,
    String description,
    String sourceType,
    String sourceLocation,
    String buildspec,
    String image,
    List<EnvironmentVariable> variables,
    String serviceRole,
    Duration timeout,
    Map<String, String> tags) {
  private static final int DEFAULT_TIMEOUT_MINUTES = 60;
  private static final int SHORTEST_TIMEOUT_MINUTES = 5;
  private static final int LONGEST_TIMEOUT_MINUTES = 36 * 60;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9\\-_]{1,149}";

  public Project {
    variables = List.copyOf(variables);
    tags = Map.copyOf(tags);
  }

  /**
   * Reads it from the properties of {@code AWS::CodeBuild::Project}.
   *
   * @param name used if the properties name none
   */
  static Project read(String name, JsonNode properties) {
    JsonNode source = properties.path("Source");
    JsonNode environment = properties.path("Environment");
    int minutes = properties.path("TimeoutInMinutes").asInt(DEFAULT_TIMEOUT_MINUTES);
    String chosen = properties.path("Name").asText(name);
    check(chosen.matches(NAME), "Project name " + chosen + " must match " + NAME);
    check(
        minutes >= SHORTEST_TIMEOUT_MINUTES && minutes <= LONGEST_TIMEOUT_MINUTES,
        "TimeoutInMinutes is " + minutes + ", allowed are 5 to 2160");
    check(
        List.of("CODEPIPELINE", "NO_SOURCE", "S3").contains(source.path("Type").asText()),
        "Source.Type is "
            + source.path("Type").asText()
            + "; allowed here are CODEPIPELINE, NO_SOURCE and S3");
    check(!environment.path("Image").asText().isEmpty(), "Environment.Image is required");
    check(!properties.path("ServiceRole").asText().isEmpty(), "ServiceRole is required");
    return new Project(
        chosen,
        properties.path("Description").asText(),
        source.path("Type").asText(),
        source.path("Location").asText(),
        buildspec(source.path("BuildSpec")),
        environment.path("Image").asText(),
        EnvironmentVariable.read(environment.path("EnvironmentVariables"), "Name", "Value", "Type"),
        properties.path("ServiceRole").asText(),
        Duration.ofMinutes(minutes),
        tags(properties.path("Tags")));
  }

  private static String buildspec(JsonNode node) {
    return node.isContainerNode() ? node.toString() : node.asText();
  }

  private static Map<String, String> tags(JsonNode list) {
    Map<String, String> tags = new HashMap<>();
    list.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    return tags;
  }

  private static void check(boolean condition, String message) {
    if (!condition) {
      throw new AwsError(400, "InvalidInputException", message);
    }
  }
}
