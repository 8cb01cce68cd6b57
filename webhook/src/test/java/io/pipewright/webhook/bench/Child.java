package io.pipewright.webhook.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child process that answers lines with lines. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Writer in;
  private final BufferedReader out;

  private Child(List<String> command) {
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    in = process.outputWriter(StandardCharsets.UTF_8);
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** A main class on this process's class path, in a JVM of its own. */
  static Child java(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    return new Child(command);
  }

  /** What a command prints; it has to succeed. */
  static String output(List<String> command) {
    try (Child child = new Child(command)) {
      String said = child.rest();
      if (child.process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String ask(String line) {
    try {
      in.write(line + "\n");
      in.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String answer() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException("the child process ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its input, and reads what it says last. */
  String last() {
    return rest();
  }

  private String rest() {
    try {
      in.close();
      return String.join("\n", out.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
