package io.pipewright.cli.init;

import java.util.Set;
import java.util.stream.Stream;

/** Directories whose content is shown, tested with or copied, and not built for itself. */
final class Aside {
  private static final Set<String> NAMES =
      Set.of(
          "node_modules",
          "vendor",
          "third_party",
          "test",
          "tests",
          "testdata",
          "fixtures",
          "__fixtures__",
          "example",
          "examples",
          "sample",
          "samples",
          "docs");

  private Aside() {}

  /** Whether {@code path} goes through such a directory, or a hidden one. */
  static boolean is(String path) {
    return Stream.of(path.split("/", -1))
        .anyMatch(part -> part.startsWith(".") || NAMES.contains(part));
  }
}
