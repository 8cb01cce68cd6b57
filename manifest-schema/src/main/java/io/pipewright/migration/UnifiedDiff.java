package io.pipewright.migration;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The difference of two texts as {@code diff -u} shows it: three lines around each change, and a
 * remark where the last line has no line feed. {@code git apply} and {@code patch} take it.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final Pattern AFTER_LINE_FEED = Pattern.compile("(?<=\n)");

  private final List<String> before;
  private final List<String> after;
  private final StringBuilder text = new StringBuilder();

  private UnifiedDiff(String before, String after) {
    this.before = lines(before);
    this.after = lines(after);
  }

  /**
   * The difference.
   *
   * @param fromName what stands after {@code ---}, for example {@code a/pipeline.yaml}
   * @param toName what stands after {@code +++}
   * @return empty if the texts are equal
   * @throws IllegalArgumentException if a name has a line break
   */
  public static String of(String fromName, String toName, String before, String after) {
    UnifiedDiff diff = new UnifiedDiff(before, after);
    List<Change> changes = diff.changes();
    if (changes.isEmpty()) {
      return "";
    }
    diff.text.append("--- ").append(name(fromName)).append('\n');
    diff.text.append("+++ ").append(name(toName)).append('\n');
    int first = 0;
    for (int next = 1; next <= changes.size(); next++) {
      if (next == changes.size() || changes.get(next - 1).isFarFrom(changes.get(next))) {
        diff.hunk(changes.subList(first, next));
        first = next;
      }
    }
    return diff.text.toString();
  }

  private static String name(String name) {
    if (name.contains("\n") || name.contains("\r")) {
      throw new IllegalArgumentException("a name in a diff has no line break");
    }
    // A tab ends a name that has blanks in it; diff writes the time behind it.
    return name.contains(" ") ? name + "\t" : name;
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(AFTER_LINE_FEED.split(text));
  }

  // The library gives what goes and what comes one by one; what touches is one change.
  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<String>())
        .getDeltas()
        .forEach(
            delta -> {
              Change change =
                  new Change(
                      delta.getSource().getPosition(),
                      delta.getSource().last() + 1,
                      delta.getTarget().getPosition(),
                      delta.getTarget().last() + 1);
              int last = changes.size() - 1;
              if (last >= 0 && changes.get(last).touches(change)) {
                changes.set(last, changes.get(last).with(change));
              } else {
                changes.add(change);
              }
            });
    return changes;
  }

  private void hunk(List<Change> changes) {
    Change first = changes.get(0);
    Change last = changes.get(changes.size() - 1);
    int lead = Math.min(CONTEXT, first.from);
    int trail = Math.min(CONTEXT, before.size() - last.fromEnd);
    text.append("@@ -")
        .append(range(first.from - lead, last.fromEnd + trail))
        .append(" +")
        .append(range(first.to - lead, last.toEnd + trail))
        .append(" @@\n");
    int done = first.from - lead;
    for (Change change : changes) {
      write(' ', before.subList(done, change.from));
      write('-', before.subList(change.from, change.fromEnd));
      write('+', after.subList(change.to, change.toEnd));
      done = change.fromEnd;
    }
    write(' ', before.subList(done, last.fromEnd + trail));
  }

  // One line is meant where no count stands; a range without lines is named by the line before it.
  private static String range(int start, int end) {
    int count = end - start;
    return switch (count) {
      case 0 -> start + ",0";
      case 1 -> String.valueOf(end);
      default -> (start + 1) + "," + count;
    };
  }

  private void write(char sign, List<String> lines) {
    for (String line : lines) {
      text.append(sign).append(line);
      if (!line.endsWith("\n")) {
        text.append("\n\\ No newline at end of file\n");
      }
    }
  }

  /** Lines that go and lines that come instead, counted from 0; the ends are exclusive. */
  private record Change(int from, int fromEnd, int to, int toEnd) {
    boolean touches(Change next) {
      return fromEnd == next.from && toEnd == next.to;
    }

    Change with(Change next) {
      return new Change(from, next.fromEnd, to, next.toEnd);
    }

    boolean isFarFrom(Change next) {
      return next.from - fromEnd > 2 * CONTEXT;
    }
  }
}
