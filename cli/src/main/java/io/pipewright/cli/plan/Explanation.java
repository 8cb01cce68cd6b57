package io.pipewright.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.plan.ExplainedPlan;
import io.pipewright.plan.Setting;
import io.pipewright.plan.StageReason;
import io.pipewright.problem.NearestMatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in effect, as text or JSON. */
final class Explanation {
  private final ExplainedPlan explained;
  private final KeyDescriptions descriptions;

  /** How an explanation is printed; spelt as it is typed. */
  enum Format {
    text,
    json
  }

  Explanation(ExplainedPlan explained, JsonNode schema) {
    this.explained = explained;
    this.descriptions = new KeyDescriptions(schema);
  }

  /** Of one key or stage, or of all keys below one; empty if there is none. */
  Optional<String> of(String word, Format format) {
    List<Setting> settings =
        explained.settings().stream()
            .filter(
                setting ->
                    setting.path().equals(word)
                        || setting.path().startsWith(word + ".")
                        || setting.path().startsWith(word + "["))
            .toList();
    List<StageReason> stages = explained.stage(word).stream().toList();
    return settings.isEmpty() && stages.isEmpty()
        ? descriptions.of(word).map(text -> notSet(word, text, format))
        : Optional.of(print(settings, stages, format, settings.size() == 1));
  }

  /** Of everything. */
  Optional<String> all(Format format) {
    return Optional.of(print(explained.settings(), explained.stages(), format, false));
  }

  /** What is said of a word that is neither a key nor a stage. */
  String unknown(String word) {
    List<String> known =
        Stream.concat(
                explained.settings().stream().map(Setting::path),
                explained.stages().stream().map(StageReason::stage))
            .toList();
    return "pipewright: there is no key and no stage '%s'\n  allowed: %s\n  fix: %s"
        .formatted(
            word, String.join(", ", known), NearestMatch.fix(word, known, "name one of these"));
  }

  private static String notSet(String word, String description, Format format) {
    return format == Format.json
        ? json(word, "", "not set", description, "").toPrettyString() + "\n"
        : word + " is not set\n  " + description + "\n";
  }

  private String print(
      List<Setting> settings, List<StageReason> stages, Format format, boolean isDetailed) {
    if (format == Format.json) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      ArrayNode keys = root.putArray("settings");
      settings.forEach(setting -> keys.add(json(setting)));
      ArrayNode reasons = root.putArray("stages");
      stages.forEach(stage -> reasons.add(json(stage)));
      return root.toPrettyString() + "\n";
    }
    StringBuilder text = new StringBuilder();
    settings.forEach(setting -> text.append(text(setting, isDetailed)));
    text.append(settings.isEmpty() || stages.isEmpty() ? "" : "\n");
    stages.forEach(stage -> text.append(text(stage)));
    return text.toString();
  }

  private String text(Setting setting, boolean isDetailed) {
    String limit = setting.limit().isEmpty() ? "" : "\n  limit: " + setting.limit();
    String description =
        isDetailed ? descriptions.of(setting.path()).map(words -> "\n  " + words).orElse("") : "";
    return "%s = %s\n  from: %s%s%s\n"
        .formatted(
            setting.path(), setting.value(), setting.origin().describe(), limit, description);
  }

  private static String text(StageReason stage) {
    return "%s%s\n  from: %s\n  %s\n"
        .formatted(
            stage.stage(),
            stage.isGate() ? " (gate of the organisation)" : "",
            stage.origin().describe(),
            stage.purpose());
  }

  private ObjectNode json(Setting setting) {
    return json(
        setting.path(),
        setting.value(),
        setting.origin().describe(),
        descriptions.of(setting.path()).orElse(""),
        setting.limit());
  }

  private static ObjectNode json(
      String path, String value, String from, String description, String limit) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", path)
        .put("value", value)
        .put("from", from)
        .put("limit", limit)
        .put("description", description);
  }

  private static ObjectNode json(StageReason stage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stage", stage.stage())
        .put("gate", stage.isGate())
        .put("from", stage.origin().describe())
        .put("purpose", stage.purpose());
  }
}
