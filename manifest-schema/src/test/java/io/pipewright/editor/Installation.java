package io.pipewright.editor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The language server that the lock file pins, in {@code target/editor}. It is installed on first
 * use, and again when the lock file has changed.
 */
final class Installation {
  static final Path DIRECTORY = Path.of("target/editor").toAbsolutePath();

  private static final Path PINNED = Path.of("src/test/editor").toAbsolutePath();
  private static final List<String> FILES = List.of("package.json", "package-lock.json");
  private static final Path MODULES = DIRECTORY.resolve("node_modules");

  /** npm writes it last. */
  private static final Path COMPLETE = MODULES.resolve(".package-lock.json");

  private static final Path SERVER =
      MODULES.resolve("yaml-language-server/bin/yaml-language-server");

  /** The first version of Node that the project supports. */
  private static final int NODE = 20;

  private Installation() {}

  /** The command that starts the server on its standard input and output. */
  static List<String> command() {
    try {
      requireNode();
      if (!isComplete()) {
        install();
      }
      return List.of("node", SERVER.toString(), "--stdio");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireNode() throws IOException {
    Files.createDirectories(DIRECTORY);
    String found;
    try {
      found = run("node", "--version").strip();
    } catch (IOException e) {
      found = "none";
    }
    if (!found.matches("v\\d+\\..*")
        || Integer.parseInt(found.substring(1, found.indexOf('.'))) < NODE) {
      throw new IllegalStateException(
          "the schemas are tested in an editor's language server, which needs Node "
              + NODE
              + " or newer on the PATH; found: "
              + found);
    }
  }

  private static boolean isComplete() throws IOException {
    for (String file : FILES) {
      Path copy = DIRECTORY.resolve(file);
      if (!Files.exists(copy) || Files.mismatch(copy, PINNED.resolve(file)) >= 0) {
        return false;
      }
    }
    return Files.exists(COMPLETE);
  }

  private static void install() throws IOException {
    Files.deleteIfExists(COMPLETE);
    for (String file : FILES) {
      Files.copy(
          PINNED.resolve(file), DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  }

  private static String run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(DIRECTORY.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.onExit().join().exitValue();
    if (exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + exitCode + ":\n" + output);
    }
    return output;
  }
}
