package io.pipewright.cli.view.model;

import java.util.List;

/**
 * A command of a buildspec.
 *
 * @param text one line or many
 */
public record Command(String text) {
  private static final int FEW = 4;

  static List<Command> all(List<String> texts) {
    return texts.stream().map(Command::new).toList();
  }

  /** What stands for it where it is folded. */
  public String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  /** How many lines it has. */
  public int lines() {
    return (int) text.lines().count();
  }

  /** Whether it takes so much room that it is better folded. */
  public boolean isLong() {
    return lines() > FEW;
  }
}
