package io.pipewright.problem;

/**
 * A place in a file.
 *
 * @param file the file as the reader knows it, for example {@code pipeline.yaml}
 * @param line counted from 1
 * @param column counted from 1
 */
public record SourceLocation(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
