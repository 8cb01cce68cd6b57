package io.pipewright.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import io.pipewright.schema.DocumentSchema;
import io.pipewright.schema.Reading;
import java.util.ArrayList;
import java.util.List;

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
    return readPartly(fileName, bytes).complete();
  }

  /**
   * Reads a manifest as far as it goes: what is right of it can be judged together with what is
   * wrong, so that a developer is told everything at once.
   *
   * @param fileName for the places of the problems, for example {@code pipeline.yaml}
   * @param bytes the whole file
   */
  public static ManifestReading readPartly(String fileName, byte[] bytes) {
    Reading reading = SCHEMA.readPartly(fileName, bytes);
    List<Problem> together =
        reading
            .document()
            .map(document -> new ComponentKeys(document).problems())
            .orElse(List.of());
    List<Problem> problems = new ArrayList<>();
    reading.problems().forEach(problem -> problems.add(FormatVersion.advise(problem)));
    problems.addAll(together);
    return new ManifestReading(
        reading
            .document()
            .map(
                document ->
                    new ManifestDocument(
                        ManifestJson.manifest(document.json()), document.locations())),
        reading.doubtful(),
        Problems.sorted(problems));
  }

  /** The JSON Schema of the manifest, for editors and for documentation. */
  public static JsonNode schema() {
    return SCHEMA.json();
  }
}
