package io.pipewright.cli.surroundings;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What surrounds the command line.
 *
 * @param home directory of Pipewright: {@code languages/}, {@code gates/} and {@code examples/} are
 *     in it
 * @param variables the process's environment variables
 * @param isTerminal whether a person looks at the output
 * @param out where a command prints what it was asked for
 * @param clock the time
 */
public record Environment(
    Path home, Map<String, String> variables, boolean isTerminal, PrintWriter out, Clock clock) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /**
   * Whether output may be coloured: on a terminal, unless {@code NO_COLOR} (no-color.org) is set.
   */
  public boolean colour() {
    return isTerminal && variables.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
