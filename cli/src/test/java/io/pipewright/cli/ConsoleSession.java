package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code console} blocks of a page, run as a reader would: each line after {@code $} in bash,
 * one after the other in one directory. What stands below must be in the output, in this order;
 * {@code …} stands for what is left out.
 */
final class ConsoleSession {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  private final Path directory;

  ConsoleSession(Path directory) {
    this.directory = directory;
  }

  /** Runs the blocks of {@code page}, and gives how many commands there were. */
  int run(Path page) throws IOException, InterruptedException {
    Matcher block = BLOCK.matcher(Files.readString(page));
    int commands = 0;
    while (block.find()) {
      for (String part : ("\n" + block.group(1)).split("\n\\$ ", -1)) {
        if (!part.isBlank()) {
          List<String> lines = new ArrayList<>(part.lines().toList());
          check(lines.remove(0), lines);
          commands++;
        }
      }
    }
    return commands;
  }

  private void check(String command, List<String> expected)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().compute("PATH", (name, path) -> HOME + ":" + path);
    builder.environment().remove("PIPEWRIGHT_FACTORY");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("$ " + command + "\n" + output).isZero();
    int from = 0;
    for (String line : expected) {
      if (!line.strip().equals("…")) {
        int at = output.indexOf(line.strip(), from);
        assertThat(at).as("'" + line + "' after $ " + command + "\n" + output).isNotNegative();
        from = at + line.strip().length();
      }
    }
  }
}
