package io.pipewright.webhook.review;

import io.pipewright.plan.diff.PrintableText;
import io.pipewright.problem.ProblemLine;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Lines of plain text within a limit, in UTF-16 units. It holds no character that is not to be seen
 * but line breaks: what people wrote into a repository is shown to others here.
 */
final class ReportLines {
  private final int limit;
  private final StringBuilder text = new StringBuilder();

  ReportLines(int limit) {
    this.limit = limit;
  }

  /** Adds a line, cut to {@code most} and to what room is left. */
  ReportLines line(String words, int most) {
    int room = limit - text.length() - 1;
    if (room > 0) {
      text.append(ProblemLine.cut(PrintableText.of(words), Math.min(most, room))).append('\n');
    }
    return this;
  }

  ReportLines line(String words) {
    return line(words, limit);
  }

  ReportLines blank() {
    return line("");
  }

  /**
   * Adds as many of {@code blocks} as there is room for, each whole.
   *
   * @param blocks of one line or several, without a final line break
   * @param more says in one line that so many blocks are left out; at most 200 characters
   */
  void blocks(List<String> blocks, IntFunction<String> more) {
    for (int index = 0; index < blocks.size(); index++) {
      String block = printable(blocks.get(index));
      boolean isLast = index == blocks.size() - 1;
      String rest = isLast ? "" : more.apply(blocks.size() - index - 1) + "\n";
      if (text.length() + block.length() + 1 + rest.length() > limit) {
        line(more.apply(blocks.size() - index));
        return;
      }
      text.append(block).append('\n');
    }
  }

  private static String printable(String block) {
    return String.join("\n", block.lines().map(PrintableText::of).toList());
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
