package io.pipewright.cli.repository;

import io.pipewright.cli.surroundings.SurroundingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The git of this machine, asked about one directory. */
final class Git {
  private final Path directory;

  Git(Path directory) {
    this.directory = directory;
  }

  /** What git prints; empty if it says no. */
  Optional<byte[]> ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .start();
      byte[] output = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      throw new SurroundingsException(
          "git cannot be started: install git, and see that it is on the PATH.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurroundingsException("interrupted while git was running.");
    }
  }

  /** What git prints between zero bytes, sorted; empty if it says no. */
  Optional<List<String>> list(String... arguments) {
    return ask(arguments)
        .map(
            bytes ->
                List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1)).stream()
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .toList());
  }

  private static java.io.File nothing() {
    return Path.of("/dev/null").toFile();
  }
}
