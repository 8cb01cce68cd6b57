package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ArtifactStore;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.BeforeEntry;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Condition;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ExecutionMode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Rule;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.TypeId;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Variable;
import io.pipewright.localcloud.server.AwsError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads a pipeline from the properties of {@code AWS::CodePipeline::Pipeline}. */
final class PipelineReader {
  private PipelineReader() {}

  /**
   * Reads it.
   *
   * @param name if the properties give none
   */
  static PipelineDefinition read(String name, JsonNode properties) {
    String type = properties.path("PipelineType").asText("V1");
    if (!type.equals("V2")) {
      throw invalid("PipelineType is " + type + "; only V2 pipelines run here");
    }
    return new PipelineDefinition(
        properties.path("Name").asText(name),
        properties.path("RoleArn").asText(),
        mode(properties.path("ExecutionMode").asText("SUPERSEDED")),
        store(properties.path("ArtifactStore")),
        list(properties.path("Stages")).stream().map(PipelineReader::stage).toList(),
        list(properties.path("Variables")).stream().map(PipelineReader::variable).toList(),
        tags(properties.path("Tags")));
  }

  private static ExecutionMode mode(String text) {
    for (ExecutionMode mode : ExecutionMode.values()) {
      if (mode.name().equals(text)) {
        return mode;
      }
    }
    throw invalid("ExecutionMode is " + text + ", allowed here are SUPERSEDED and QUEUED");
  }

  private static ArtifactStore store(JsonNode node) {
    if (!node.path("Type").asText().equals("S3") || node.path("Location").asText().isEmpty()) {
      throw invalid("ArtifactStore needs Type S3 and a Location");
    }
    return new ArtifactStore(
        node.path("Location").asText(), text(node.path("EncryptionKey"), "Id"));
  }

  private static Variable variable(JsonNode node) {
    return new Variable(
        node.path("Name").asText(), text(node, "DefaultValue"), text(node, "Description"));
  }

  private static Stage stage(JsonNode node) {
    return new Stage(
        node.path("Name").asText(),
        node.hasNonNull("BeforeEntry")
            ? Optional.of(beforeEntry(node.path("BeforeEntry")))
            : Optional.empty(),
        list(node.path("Actions")).stream().map(PipelineReader::action).toList());
  }

  private static BeforeEntry beforeEntry(JsonNode node) {
    return new BeforeEntry(
        list(node.path("Conditions")).stream().map(PipelineReader::condition).toList());
  }

  private static Condition condition(JsonNode node) {
    return new Condition(
        node.path("Result").asText(),
        list(node.path("Rules")).stream().map(PipelineReader::rule).toList());
  }

  private static Rule rule(JsonNode node) {
    return new Rule(node.path("Name").asText(), type(node.path("RuleTypeId")), configuration(node));
  }

  private static TypeId type(JsonNode node) {
    return new TypeId(
        node.path("Category").asText(),
        node.path("Owner").asText(),
        node.path("Provider").asText(),
        node.path("Version").asText());
  }

  private static Map<String, String> configuration(JsonNode node) {
    Map<String, String> configuration = new HashMap<>();
    node.path("Configuration")
        .properties()
        .forEach(e -> configuration.put(e.getKey(), value(e.getValue())));
    return configuration;
  }

  private static Action action(JsonNode node) {
    return new Action(
        node.path("Name").asText(),
        type(node.path("ActionTypeId")),
        node.path("RunOrder").asInt(1),
        configuration(node),
        names(node.path("InputArtifacts")),
        names(node.path("OutputArtifacts")),
        text(node, "Namespace"),
        text(node, "Region"),
        text(node, "RoleArn"),
        text(node, "TimeoutInMinutes").map(Integer::valueOf));
  }

  private static String value(JsonNode node) {
    return node.isContainerNode() ? node.toString() : node.asText();
  }

  private static List<String> names(JsonNode list) {
    return list(list).stream().map(one -> one.path("Name").asText()).toList();
  }

  private static Optional<String> text(JsonNode node, String key) {
    return node.hasNonNull(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  private static Map<String, String> tags(JsonNode list) {
    Map<String, String> tags = new HashMap<>();
    list.forEach(one -> tags.put(one.path("Key").asText(), one.path("Value").asText()));
    return tags;
  }

  private static List<JsonNode> list(JsonNode node) {
    return new ArrayList<>(StreamSupport.stream(node.spliterator(), false).toList());
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidStructureException", message);
  }
}
