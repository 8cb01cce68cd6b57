package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.demo.DemoCommand;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.Result;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * What the README shows is true: its manifest is valid, its commands are commands, its links lead
 * somewhere.
 */
class ReadmeTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void itsManifestIsValid() throws Exception {
    List<String> manifests = matches("(?s)```yaml\n(.*?)```");

    assertThat(manifests).isNotEmpty();
    for (String manifest : manifests) {
      assertThat(ManifestReader.read("README.md", manifest.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Result.Valid.class);
    }
  }

  @Test
  void itsCommandsExist() throws Exception {
    Environment environment =
        new Environment(
            HOME,
            Map.of(),
            false,
            InputStream.nullInputStream(),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Clock.systemUTC());
    List<String> commands = matches("(?m)^(?:\\$ )?\\./pipewright ([a-z-]+)");

    assertThat(commands).contains("init", "validate", "plan", "explain", "diff", "demo");
    for (String command : commands) {
      assertThat(PipewrightMain.execute(environment, command, "--help")).as(command).isZero();
    }
    assertThat(PipewrightMain.execute(environment, "no-such-command")).isEqualTo(2);
  }

  @Test
  void itsDemoCommandsParse() throws Exception {
    Environment environment =
        new Environment(
            HOME,
            Map.of(),
            false,
            InputStream.nullInputStream(),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Clock.systemUTC());
    List<String> commands = matches("(?m)^(?:\\$ )?\\./pipewright demo ?([^#\n]*)");

    assertThat(commands).hasSizeGreaterThan(4);
    for (String arguments : commands) {
      List<String> words =
          Pattern.compile(" +").splitAsStream(arguments).filter(word -> !word.isEmpty()).toList();
      assertThat(
              new CommandLine(new DemoCommand(environment))
                  .parseArgs(words.toArray(String[]::new))
                  .errors())
          .isEmpty();
      for (int i = 0; i < words.size() - 1; i++) {
        if (words.get(i).equals("--example")) {
          assertThat(HOME.resolve("examples").resolve(words.get(i + 1))).isDirectory();
        }
      }
    }
  }

  @Test
  void itsLinksLeadSomewhere() throws Exception {
    List<String> links = matches("\\]\\(([^)#]+)\\)");

    assertThat(links).isNotEmpty();
    assertThat(links).allSatisfy(link -> assertThat(HOME.resolve(link)).exists());
  }

  private static List<String> matches(String pattern) throws Exception {
    String readme = Files.readString(HOME.resolve("README.md"));
    return Pattern.compile(pattern)
        .matcher(readme)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
