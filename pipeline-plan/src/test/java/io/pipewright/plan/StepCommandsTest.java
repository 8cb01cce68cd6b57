package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.language.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a step, run by a shell as CodeBuild runs them: one after the other, in one. */
class StepCommandsTest {
  private static final String TRICKY =
      "$HOME `id` $(id) \\ 'x' \"y\" \t{{resolve:x}} #{a.b}\nPIPEWRIGHT_END\nPIPEWRIGHT_END_\n";

  @TempDir private Path build;
  private Path source;

  @BeforeEach
  void checkOut() throws IOException {
    source = Files.createDirectory(build.resolve("src"));
  }

  @Test
  void writesTheFilesAsTheyAreAndRunsTheScripts() throws Exception {
    Outcome outcome =
        run(
            step(
                List.of("bash", "cat"),
                Map.of("tricky.txt", TRICKY),
                "printf installed > \"$PIPEWRIGHT_STEP_DIR/state\"",
                """
                cat "$PIPEWRIGHT_STEP_DIR/state"; pwd -P
                cp "$PIPEWRIGHT_STEP_DIR/tricky.txt" "$PIPEWRIGHT_OUT/"
                """));
    assertThat(outcome.log()).contains("installed" + source.toRealPath());
    assertThat(outcome.exitCode()).isZero();
    assertThat(build.resolve("src").resolve(StepCommands.OUT).normalize().resolve("tricky.txt"))
        .as("what the buildspec names as base directory")
        .hasContent(TRICKY);
  }

  @Test
  void failsWithOneLineIfACommandIsMissing() throws Exception {
    Outcome outcome =
        run(step(List.of("bash", "no-such-tool"), Map.of(), "", "echo the gate has passed"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.log())
        .isEqualTo(
            "pipewright: lint failed: the command 'no-such-tool' is not on this machine; the image"
                + " or the runtime of the language pack has to bring it\n");
  }

  @Test
  void failsIfAnyCommandOfAScriptFails() throws Exception {
    assertThat(run(step(List.of(), Map.of(), "false\ntrue", "true")).exitCode()).isNotZero();
    assertThat(run(step(List.of(), Map.of(), "", "false | true\ntrue")).exitCode()).isNotZero();
    assertThat(run(step(List.of(), Map.of(), "", "echo $UNKNOWN\ntrue")).exitCode()).isNotZero();
  }

  @Test
  void doesNotFollowWhatTheCommitOrAnEarlierBuildLeft() throws Exception {
    Path elsewhere = Files.createDirectory(build.resolve("elsewhere"));
    Files.createSymbolicLink(build.resolve("pipewright-out"), elsewhere);
    assertThat(run(step(List.of(), Map.of(), "", "echo x > \"$PIPEWRIGHT_OUT/x\"")).exitCode())
        .isZero();
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(run(step(List.of(), Map.of(), "", "ls \"$PIPEWRIGHT_OUT\"")).log()).isEmpty();
  }

  private static Step step(
      List<String> requires, Map<String, String> files, String install, String run) {
    return new Step(
        "Tool 1.0",
        requires,
        Step.Input.SOURCE,
        files,
        install,
        run,
        Optional.empty(),
        Optional.empty());
  }

  private Outcome run(Step step) throws Exception {
    StepCommands commands = new StepCommands("lint", step, "");
    List<String> all = new ArrayList<>(commands.install());
    all.addAll(commands.build());
    Path script = build.resolve("all.sh");
    // As CodeBuild does: the next command runs only if the last one has succeeded.
    Files.writeString(script, String.join("\n[ $? -eq 0 ] || exit $?\n", all) + "\n");
    Path log = build.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", script.toString())
            .directory(source.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CODEBUILD_SRC_DIR", source.toString());
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(log));
  }

  private record Outcome(int exitCode, String log) {}
}
