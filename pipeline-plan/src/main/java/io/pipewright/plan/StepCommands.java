package io.pipewright.plan;

import io.pipewright.language.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands of a step's buildspec. All commands of a build share one shell and its environment.
 * They hold text of the pack only: what a manifest says reaches them as environment variables.
 */
final class StepCommands {
  /**
   * What the step leaves, seen from the input's directory. It is beside that directory, so that no
   * tool packs or scans it as part of the tree, and a fixed path, because the buildspec's {@code
   * base-directory} has to name it.
   */
  static final String OUT = "../pipewright-out";

  private static final String DIRECTORIES =
      """
      PIPEWRIGHT_STEP_DIR="$(mktemp -d)" &&
      PIPEWRIGHT_OUT="$CODEBUILD_SRC_DIR/../pipewright-out" &&
      rm -rf "$PIPEWRIGHT_OUT" && mkdir "$PIPEWRIGHT_OUT" &&
      export PIPEWRIGHT_STEP_DIR PIPEWRIGHT_OUT""";

  private final String name;
  private final Step step;
  private final String directory;

  /**
   * Commands for a step.
   *
   * @param name as the step's messages spell it, for example {@code lint}
   * @param directory of the component, from the root of the input; empty for the root. The commands
   *     have it as {@code PIPEWRIGHT_DIRECTORY}
   */
  StepCommands(String name, Step step, String directory) {
    this.name = name;
    this.step = step;
    this.directory = directory;
  }

  List<String> install() {
    List<String> commands = new ArrayList<>();
    commands.add(DIRECTORIES);
    if (!step.requires().isEmpty()) {
      commands.add(requirements());
    }
    step.files().forEach((file, text) -> commands.add(write(file, text)));
    commands.add(write("install.sh", step.install()));
    commands.add(write("run.sh", step.run()));
    commands.add(run("install.sh"));
    return commands;
  }

  List<String> build() {
    return List.of(run("run.sh"));
  }

  /** What CodeBuild shows of the step. Its globs start at the root of the input. */
  Map<String, Buildspec.Report> reports() {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return step.reports()
        .map(
            reports ->
                Map.of(
                    name,
                    new Buildspec.Report(
                        reports.format(),
                        reports.files().stream().map(file -> prefix + file).toList())))
        .orElse(Map.of());
  }

  private String run(String script) {
    String command = "bash -euo pipefail \"$PIPEWRIGHT_STEP_DIR/" + script + "\"";
    return directory.isEmpty()
        ? command
        : "cd \"$CODEBUILD_SRC_DIR/$PIPEWRIGHT_DIRECTORY\" && " + command;
  }

  // A tool that is missing must never look like a gate that found nothing.
  private String requirements() {
    return """
        (
        for command in %s; do
          command -v "$command" >/dev/null || {
            echo "pipewright: %s failed: the command '$command' is not on this machine; \
        the image or the runtime of the language pack has to bring it"
            exit 1
          }
        done
        )"""
        .formatted(String.join(" ", step.requires()), name);
  }

  private static String write(String file, String text) {
    String delimiter = delimiter(text);
    String body = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    return "cat > \"$PIPEWRIGHT_STEP_DIR/" + file + "\" <<'" + delimiter + "'\n" + body + delimiter;
  }

  private static String delimiter(String text) {
    String delimiter = "PIPEWRIGHT_END";
    while (text.contains(delimiter)) {
      delimiter += "_";
    }
    return delimiter;
  }
}
