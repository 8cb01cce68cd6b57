package io.pipewright.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./pipewright} as a person would. */
final class Launcher {
  /** The project's root: tests run in a module's directory. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final long LIMIT_MINUTES = 8;

  private Launcher() {}

  /**
   * What a command did.
   *
   * @param exitCode its exit code
   * @param output what it printed, errors included
   */
  record Finished(int exitCode, String output) {}

  static Finished pipewright(Path directory, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("pipewright").toString());
    command.addAll(List.of(arguments));
    return run(directory, command.toArray(String[]::new));
  }

  static Finished run(Path directory, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("did not end: " + output);
    }
    return new Finished(process.exitValue(), output);
  }
}
