package io.pipewright.localcloud.process;

/** Where output goes, line by line, while it is written. */
public interface LogSink {
  /**
   * Appends one line.
   *
   * @param group for example {@code /aws/codebuild/pay--ledger-Lint}
   * @param stream one run's stream in the group
   * @param line without its line end
   */
  void append(String group, String stream, String line);
}
