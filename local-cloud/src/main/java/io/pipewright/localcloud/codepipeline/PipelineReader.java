package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ActionType;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ArtifactStore;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ExecutionMode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
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
        pairs(properties.path("Variables"), "Name", "DefaultValue"),
        pairs(properties.path("Tags"), "Key", "Value"));
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

  private static Stage stage(JsonNode node) {
    return new Stage(
        node.path("Name").asText(),
        list(node.path("Actions")).stream().map(PipelineReader::action).toList());
  }

  private static Action action(JsonNode node) {
    JsonNode type = node.path("ActionTypeId");
    Map<String, String> configuration = new HashMap<>();
    node.path("Configuration")
        .properties()
        .forEach(e -> configuration.put(e.getKey(), value(e.getValue())));
    return new Action(
        node.path("Name").asText(),
        new ActionType(
            type.path("Category").asText(),
            type.path("Owner").asText(),
            type.path("Provider").asText(),
            type.path("Version").asText()),
        node.path("RunOrder").asInt(1),
        configuration,
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

  private static Map<String, String> pairs(JsonNode list, String key, String value) {
    Map<String, String> pairs = new HashMap<>();
    list.forEach(one -> pairs.put(one.path(key).asText(), one.path(value).asText()));
    return pairs;
  }

  private static List<JsonNode> list(JsonNode node) {
    return new ArrayList<>(StreamSupport.stream(node.spliterator(), false).toList());
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidStructureException", message);
  }
}
