package io.pipewright.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example repositories that come with Pipewright. */
final class Examples {
  private Examples() {}

  /** Every folder below {@code examples}, by name. */
  static List<Path> all(Path examples) {
    try (Stream<Path> folders = Files.list(examples)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("pipeline.yaml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + examples, e);
    }
  }
}
