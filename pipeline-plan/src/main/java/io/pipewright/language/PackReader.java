package io.pipewright.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Result;
import io.pipewright.schema.Document;
import io.pipewright.schema.DocumentSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one file of {@code languages/} or {@code gates/}. */
final class PackReader {
  private static final DocumentSchema LANGUAGE =
      DocumentSchema.load(FileKind.LANGUAGE, PackReader.class, "pack.schema.json", "language");
  private static final DocumentSchema GATE =
      DocumentSchema.load(FileKind.LANGUAGE, PackReader.class, "pack.schema.json", "gate");

  private PackReader() {}

  static Result<LanguagePack> language(String file, String text) {
    return LANGUAGE
        .read(file, text.getBytes(StandardCharsets.UTF_8))
        .match(
            document ->
                new PackCheck(file, document).problems().orElse(() -> pack(document.json())),
            Result.Invalid::new);
  }

  static Result<Gate> gate(String file, String text) {
    return GATE.read(file, text.getBytes(StandardCharsets.UTF_8))
        .match(
            document ->
                new PackCheck(file, document).problems().orElse(() -> gate(document.json())),
            Result.Invalid::new);
  }

  /** The values of a file that was found right. */
  static JsonNode languageValues(String file, String text) {
    return values(LANGUAGE, file, text);
  }

  /** The values of a file that was found right. */
  static JsonNode gateValues(String file, String text) {
    return values(GATE, file, text);
  }

  private static JsonNode values(DocumentSchema schema, String file, String text) {
    return schema
        .read(file, text.getBytes(StandardCharsets.UTF_8))
        .match(
            Document::json,
            problems -> {
              throw new IllegalArgumentException(file + " is not right: " + problems);
            });
  }

  static LanguagePack pack(JsonNode json) {
    Map<String, List<Glob>> buildTools = new LinkedHashMap<>();
    json.path("buildTools")
        .properties()
        .forEach(
            tool ->
                buildTools.put(
                    tool.getKey(), texts(tool.getValue()).stream().map(Glob::parse).toList()));
    JsonNode steps = json.path("steps");
    return new LanguagePack(
        json.path("name").asText(),
        json.path("title").asText(),
        json.path("image").asText(),
        runtime(json.path("runtime")),
        buildTools,
        texts(json.path("artifacts")),
        new LanguagePack.Steps(
            step(steps.path("lint")),
            step(steps.path("build")),
            step(steps.path("sast")),
            step(steps.path("sbom")),
            step(steps.path("package"))));
  }

  static Gate gate(JsonNode json) {
    return new Gate(
        json.path("name").asText(),
        json.path("title").asText(),
        json.path("image").asText(),
        runtime(json.path("runtime")),
        step(json.path("step")));
  }

  private static LanguageRuntime runtime(JsonNode json) {
    return new LanguageRuntime(
        json.path("name").asText(), json.path("default").asText(), map(json.path("versions")));
  }

  private static Step step(JsonNode json) {
    return new Step(
        json.path("tool").asText(),
        texts(json.path("requires")),
        Step.Input.valueOf(json.path("input").asText("source").toUpperCase(Locale.ROOT)),
        map(json.path("files")),
        json.path("install").asText(""),
        json.path("run").asText(),
        output(json.path("output").asText("")),
        reports(json.path("reports")));
  }

  private static Optional<Step.Output> output(String word) {
    return switch (word) {
      case "." -> Optional.of(Step.Output.TREE);
      case "out" -> Optional.of(Step.Output.OUT);
      default -> Optional.empty();
    };
  }

  private static Optional<Step.Reports> reports(JsonNode json) {
    return json.isMissingNode()
        ? Optional.empty()
        : Optional.of(new Step.Reports(json.path("format").asText(), texts(json.path("files"))));
  }

  private static Map<String, String> map(JsonNode json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.properties().forEach(member -> map.put(member.getKey(), member.getValue().asText()));
    return map;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
