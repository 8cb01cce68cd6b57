package io.pipewright.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Result;
import io.pipewright.schema.Document;
import io.pipewright.schema.DocumentSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code pipeline.yaml}. What it lets through fits the schema; the plan judges the rest. */
public final class ManifestReader {
  private static final DocumentSchema SCHEMA =
      DocumentSchema.load(FileKind.MANIFEST, ManifestReader.class, "pipeline.schema.json");

  private ManifestReader() {}

  /**
   * Reads a manifest.
   *
   * @param fileName for the places of the problems, for example {@code pipeline.yaml}
   * @param bytes the whole file
   * @return the manifest, or all its problems by their place
   */
  public static Result<ManifestDocument> read(String fileName, byte[] bytes) {
    return SCHEMA
        .read(fileName, bytes)
        .match(ManifestReader::document, problems -> new Result.Invalid<>(problems));
  }

  /** The JSON Schema of the manifest, for editors and for documentation. */
  public static JsonNode schema() {
    return SCHEMA.json();
  }

  private static Result<ManifestDocument> document(Document document) {
    return new Result.Valid<>(
        new ManifestDocument(manifest(document.json()), document.locations()));
  }

  private static Manifest manifest(JsonNode json) {
    JsonNode coverage = json.path("test").path("coverage");
    return new Manifest(
        text(json.path("application")),
        text(json.path("team")),
        text(json.path("language")),
        text(json.path("runtime")),
        text(json.path("build").path("tool")),
        coverage.isMissingNode() ? Optional.empty() : Optional.of(coverage.asInt()),
        text(json.path("scan").path("failOn")).map(Severity::parse),
        text(json.path("artifact")),
        deployments(json.path("deploy")),
        texts(json.path("notify").path("email")));
  }

  private static List<Deployment> deployments(JsonNode json) {
    List<Deployment> deployments = new ArrayList<>();
    for (JsonNode deployment : json) {
      JsonNode target = deployment.path("target").path("cloudformation");
      Map<String, String> parameters = new LinkedHashMap<>();
      target
          .path("parameters")
          .properties()
          .forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue().asText()));
      deployments.add(
          new Deployment(
              deployment.path("environment").asText(),
              new CloudFormationTarget(target.path("template").asText(), parameters)));
    }
    return deployments;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> text(JsonNode json) {
    return json.isMissingNode() ? Optional.empty() : Optional.of(json.asText());
  }
}
