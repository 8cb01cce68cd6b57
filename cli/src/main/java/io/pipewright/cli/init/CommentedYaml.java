package io.pipewright.cli.init;

/**
 * The lines of a YAML file that explains itself. A key at rest stands behind a {@code #} without a
 * space, so that it is told from a sentence, and set by deleting that one character.
 */
final class CommentedYaml {
  private static final int WIDTH = 110;

  private final StringBuilder text = new StringBuilder();

  /** A sentence on lines of its own. */
  CommentedYaml comment(String indent, String sentence) {
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && indent.length() + 3 + line.length() + word.length() > WIDTH) {
        text.append(indent).append("# ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    text.append(indent).append("# ").append(line).append('\n');
    return this;
  }

  /** A line that counts. */
  CommentedYaml line(String indent, String yaml) {
    text.append(indent).append(yaml).append('\n');
    return this;
  }

  /** A key at rest. */
  CommentedYaml rest(String indent, String yaml) {
    text.append(indent).append('#').append(yaml).append('\n');
    return this;
  }

  /** An empty line. */
  CommentedYaml gap() {
    text.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
