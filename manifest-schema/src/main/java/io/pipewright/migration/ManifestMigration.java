package io.pipewright.migration;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.SourceLocation;
import io.pipewright.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Brings a {@code pipeline.yaml} of an older version to the newest one. Only what differs is
 * edited: comments, order, quotes, blank lines and line breaks stay. A file without a version is of
 * version 0, the draft that had none.
 */
public final class ManifestMigration {
  private ManifestMigration() {}

  /**
   * Migrates a manifest.
   *
   * @param fileName for the places of problems and notes, for example {@code pipeline.yaml}
   * @param bytes the whole file
   * @return the migrated text; or that there is nothing to do; or why it cannot be done, which is
   *     that the file is not YAML, is of a version that is not known, or has a version that cannot
   *     be changed. Keys that no version knows are no reason: they stay, and the reader tells of
   *     them
   */
  public static MigrationResult migrate(String fileName, byte[] bytes) {
    return YamlReader.read(FileKind.MANIFEST, fileName, bytes)
        .match(
            tree ->
                WrittenVersion.of(tree)
                    .match(version -> from(version, fileName, bytes), MigrationResult.Refused::new),
            MigrationResult.Refused::new);
  }

  private static MigrationResult from(int version, String fileName, byte[] bytes) {
    if (version == Steps.NEWEST) {
      return new MigrationResult.Current(version);
    }
    return PlacedText.read(new String(bytes, StandardCharsets.UTF_8))
        .map(text -> from(version, fileName, text))
        .orElseGet(() -> refused(fileName));
  }

  private static MigrationResult from(int version, String fileName, PlacedText older) {
    PlacedText text = older;
    List<String> notes = new ArrayList<>();
    for (Step step : Steps.ALL.subList(version, Steps.ALL.size())) {
      text = step.apply(text);
      notes.addAll(notes(fileName, text, step));
    }
    MigrationResult.Migrated migrated =
        new MigrationResult.Migrated(text.text(), notes, version, Steps.NEWEST);
    return YamlReader.read(FileKind.MANIFEST, fileName, migrated.bytes())
        .match(
            tree ->
                WrittenVersion.of(tree)
                    .match(
                        reached -> reached == Steps.NEWEST ? migrated : refused(fileName),
                        MigrationResult.Refused::new),
            ManifestMigration::unreadable);
  }

  private static List<String> notes(String fileName, PlacedText text, Step step) {
    List<Integer> lines = text.lineStarts();
    return step.leftIn(text)
        .sorted(Comparator.comparingInt(Finding::at))
        .map(finding -> place(fileName, text, lines, finding.at()) + "  " + finding.advice())
        .distinct()
        .toList();
  }

  private static SourceLocation place(
      String fileName, PlacedText text, List<Integer> lines, int at) {
    int found = Collections.binarySearch(lines, at);
    int line = found < 0 ? -found - 2 : found;
    int column = text.text().codePointCount(lines.get(line), at);
    return new SourceLocation(fileName, line + 1, column + 1);
  }

  private static MigrationResult refused(String fileName) {
    Problems problems = new Problems(FileKind.MANIFEST);
    problems.add(
        ProblemCode.MALFORMED,
        new SourceLocation(fileName, 1, 1),
        VersionKey.NAME,
        "the version is written in a way that no program can change safely",
        "",
        List.of(),
        "write 'version: " + Steps.NEWEST + "' as the first key yourself, without an anchor");
    return new MigrationResult.Refused(problems.sorted());
  }

  // Wrapping makes the file larger and deeper, which the reader limits.
  private static MigrationResult unreadable(List<Problem> problems) {
    return new MigrationResult.Refused(
        problems.stream()
            .map(
                problem ->
                    new Problem(
                        problem.code(),
                        problem.at(),
                        problem.path(),
                        "after the migration " + problem.message(),
                        problem.found(),
                        problem.allowed(),
                        problem.fix()))
            .toList());
  }
}
