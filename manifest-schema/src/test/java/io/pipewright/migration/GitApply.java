package io.pipewright.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What real programs make of a difference, in a directory of their own. */
final class GitApply {
  private final Path directory;

  GitApply(Path directory) {
    this.directory = directory;
  }

  /** The text that {@code git apply} makes of {@code before} and {@code difference}. */
  String apply(String before, String difference) throws IOException, InterruptedException {
    Path file = directory.resolve("pipeline.yaml");
    Files.writeString(file, before);
    Files.writeString(directory.resolve("difference"), difference);
    run(0, "git", "apply", "--whitespace=nowarn", "difference");
    return Files.readString(file);
  }

  /** What {@code diff -u} says of two texts that differ. */
  String diff(String before, String after) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("before"), before);
    Files.writeString(directory.resolve("after"), after);
    return run(
        1,
        "diff",
        "-u",
        "--label",
        "a/pipeline.yaml",
        "--label",
        "b/pipeline.yaml",
        "before",
        "after");
  }

  private String run(int expected, String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // No repository above, and no settings of whoever runs the tests.
    builder.environment().put("GIT_CEILING_DIRECTORIES", directory.getParent().toString());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("no end of " + List.of(command));
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    if (process.exitValue() != expected) {
      throw new IllegalStateException(List.of(command) + " said: " + said);
    }
    return said;
  }
}
