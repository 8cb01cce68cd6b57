package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Values of a plan in words. */
final class ValueText {
  private ValueText() {}

  /** Text as it stands, a list of texts with commas, and anything else as JSON. */
  static String of(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    return isListOfText(value) ? String.join(", ", list(value)) : value.toString();
  }

  /** The value of a template's parameter. */
  static String ofParameter(JsonNode value) {
    return switch (value.path("kind").asText()) {
      case "literal" -> of(value.path("text"));
      case "artifactAttribute" -> of(value.path("attribute")) + " of " + of(value.path("artifact"));
      default -> of(value);
    };
  }

  /** The names of a stage's actions. */
  static String ofStage(JsonNode stage) {
    List<String> names = new ArrayList<>();
    stage.path("actions").forEach(action -> names.add(of(action.path("name"))));
    return (names.size() == 1 ? "action " : "actions ") + String.join(", ", names);
  }

  /** What an action is and does, in one line. */
  static String ofAction(JsonNode action) {
    return switch (action.path("kind").asText()) {
      case "source" -> "s3://" + of(action.path("bucket")) + "/" + of(action.path("key"));
      case "build" ->
          "takes "
              + of(action.path("input"))
              + (action.has("output") ? ", makes " + of(action.path("output")) : "")
              + ", in "
              + of(action.path("project").path("image"));
      case "approval" -> of(action.path("message"));
      case "cloudFormation" ->
          "stack %s in %s, %s, template %s"
              .formatted(
                  of(action.path("stackName")),
                  of(action.path("account")),
                  of(action.path("region")),
                  of(action.path("templatePath")));
      default -> of(action);
    };
  }

  /** A component's directory, and what else it is made of. */
  static String ofComponent(JsonNode component) {
    JsonNode uses = component.path("uses");
    return of(component.path("directory")) + (uses.isEmpty() ? "" : ", uses " + of(uses));
  }

  /** Grants, one a line. */
  static String ofGrants(JsonNode grants) {
    List<String> lines = new ArrayList<>();
    grants.forEach(grant -> lines.add(ofGrant(grant)));
    return String.join("\n", lines);
  }

  private static String ofGrant(JsonNode grant) {
    return grant.has("actions") && grant.has("resources")
        ? "%s on %s: %s"
            .formatted(
                of(grant.path("actions")), of(grant.path("resources")), of(grant.path("reason")))
        : of(grant);
  }

  static boolean isListOfText(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
  }

  static List<String> list(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asText).collect(Collectors.toList());
  }
}
