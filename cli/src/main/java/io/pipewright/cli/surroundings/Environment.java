package io.pipewright.cli.surroundings;

import java.io.InputStream;
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
 * @param in what is typed or piped into the process
 * @param out where a command prints what it was asked for
 * @param err where it says what is not asked for: progress, problems
 * @param clock the time
 */
public record Environment(
    Path home,
    Map<String, String> variables,
    boolean isTerminal,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Clock clock) {
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
