package io.pipewright.cli.surroundings;

/** What a command's exit code tells. */
public final class ExitCode {
  /** All is well. */
  public static final int FINE = 0;

  /** The developer has something to mend: a manifest, or what a gate found. */
  public static final int PROBLEMS = 1;

  /** The command was called wrongly. */
  public static final int USAGE = 2;

  /** The surroundings failed: a missing tool, a full disk, a server that does not answer. */
  public static final int SURROUNDINGS = 3;

  /** Pipewright itself failed: 70 is EX_SOFTWARE of sysexits.h. */
  public static final int BUG = 70;

  private ExitCode() {}
}
