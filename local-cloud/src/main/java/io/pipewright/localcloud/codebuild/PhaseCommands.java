package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.codebuild.Buildspec.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the commands of one phase: up to the first that fails, and then those of {@code finally}.
 */
final class PhaseCommands {
  private final BuildShell shell;
  private final BuildLog log;

  PhaseCommands(BuildShell shell, BuildLog log) {
    this.shell = shell;
    this.log = log;
  }

  void run(Phase phase) throws IOException, InterruptedException, PhaseFailure {
    for (Map.Entry<String, String> runtime : phase.runtimeVersions().entrySet()) {
      checkRuntime(runtime.getKey(), runtime.getValue());
    }
    Optional<PhaseFailure> failure = run(phase.commands());
    Optional<PhaseFailure> inFinally = run(phase.finallyCommands());
    Optional<PhaseFailure> first = failure.or(() -> inFinally);
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private Optional<PhaseFailure> run(List<String> commands)
      throws IOException, InterruptedException {
    for (String command : commands) {
      log.container("Running command " + command);
      int status = shell.run(command);
      if (status != 0) {
        return Optional.of(
            new PhaseFailure(
                "COMMAND_EXECUTION_ERROR",
                "Error while executing command: " + command + ". Reason: exit status " + status));
      }
    }
    return Optional.empty();
  }

  private void checkRuntime(String runtime, String requested)
      throws IOException, InterruptedException, PhaseFailure {
    String command =
        RuntimeCheck.command(runtime, requested)
            .orElseThrow(
                () ->
                    new PhaseFailure("YAML_FILE_ERROR", "Unknown runtime named '" + runtime + "'"));
    if (shell.run(command) != 0) {
      throw new PhaseFailure(
          "COMMAND_EXECUTION_ERROR",
          "Runtime "
              + runtime
              + " "
              + requested
              + " was requested, but this machine has no command '"
              + RuntimeCheck.program(runtime)
              + "'; install it and put it on PATH");
    }
  }
}
