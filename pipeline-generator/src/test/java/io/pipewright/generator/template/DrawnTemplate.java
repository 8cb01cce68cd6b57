package io.pipewright.generator.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template as tests ask it. */
final class DrawnTemplate {
  private final JsonNode root;

  DrawnTemplate(RenderedTemplate template) throws JsonProcessingException {
    root = new ObjectMapper().readTree(template.json());
  }

  JsonNode root() {
    return root;
  }

  /** From logical id to properties. */
  Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    root.path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue().path("Properties"));
              }
            });
    return found;
  }

  JsonNode only(String type) {
    Map<String, JsonNode> found = resources(type);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + type);
    }
    return found.values().iterator().next();
  }

  JsonNode action(String stage, String name) {
    for (JsonNode candidate : only("AWS::CodePipeline::Pipeline").path("Stages")) {
      for (JsonNode action : candidate.path("Actions")) {
        if (candidate.path("Name").asText().equals(stage)
            && action.path("Name").asText().equals(name)) {
          return action;
        }
      }
    }
    throw new AssertionError("no action " + stage + "/" + name);
  }

  List<String> stages() {
    List<String> names = new ArrayList<>();
    only("AWS::CodePipeline::Pipeline")
        .path("Stages")
        .forEach(stage -> names.add(stage.path("Name").asText()));
    return names;
  }

  /** The Allow statements of all roles. */
  List<JsonNode> allowed() {
    List<JsonNode> statements = new ArrayList<>();
    for (JsonNode role : resources("AWS::IAM::Role").values()) {
      for (JsonNode policy : role.path("Policies")) {
        policy.path("PolicyDocument").path("Statement").forEach(statements::add);
      }
    }
    return statements;
  }

  /** The texts in a value that is one or a list. */
  static List<String> texts(JsonNode oneOrMore) {
    List<String> texts = new ArrayList<>();
    if (oneOrMore.isArray()) {
      oneOrMore.forEach(value -> texts.add(value.isTextual() ? value.asText() : value.toString()));
    } else {
      texts.add(oneOrMore.isTextual() ? oneOrMore.asText() : oneOrMore.toString());
    }
    return texts;
  }
}
