package io.pipewright.cli;

import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.SurroundingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what failed: one line where the surroundings did, the stack where Pipewright did. */
final class FailureReport implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof SurroundingsException) {
      err.println("pipewright: " + failure.getMessage());
      return ExitCode.SURROUNDINGS;
    }
    err.println("pipewright: this is a fault in Pipewright; please report what follows.");
    failure.printStackTrace(err);
    return ExitCode.BUG;
  }
}
