package io.pipewright.plan.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, as {@code diff -u} shows them. */
final class LineDiff {
  private static final int CONTEXT = 3;
  // The time grows with the square of the lines; no script of ours is near this.
  private static final int MOST_LINES = 4_000;

  private LineDiff() {}

  /**
   * The hunks of the two; of very long texts one hunk that replaces all. A text that is empty has
   * no line.
   */
  static List<String> of(String before, String after) {
    List<String> old = lines(before);
    List<String> young = lines(after);
    if (old.isEmpty() || young.isEmpty() || old.size() + young.size() > MOST_LINES) {
      return whole(old, young);
    }
    Patch<String> patch = DiffUtils.diff(old, young, new MyersDiffWithLinearSpace<String>());
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, CONTEXT);
    // The first two lines name the files.
    return diff.isEmpty() ? List.of() : sorted(diff.subList(2, diff.size()));
  }

  /** Puts what goes before what comes instead; the library gives them as it finds them. */
  private static List<String> sorted(List<String> diff) {
    List<String> sorted = new ArrayList<>();
    List<String> coming = new ArrayList<>();
    for (String line : diff) {
      if (line.startsWith("+")) {
        coming.add(line);
      } else if (line.startsWith("-")) {
        sorted.add(line);
      } else {
        sorted.addAll(coming);
        coming.clear();
        sorted.add(line);
      }
    }
    sorted.addAll(coming);
    return sorted;
  }

  private static List<String> whole(List<String> old, List<String> young) {
    List<String> diff = new ArrayList<>();
    diff.add("@@ -%s +%s @@".formatted(range(old), range(young)));
    old.forEach(line -> diff.add("-" + line));
    young.forEach(line -> diff.add("+" + line));
    return diff;
  }

  private static String range(List<String> lines) {
    return (lines.isEmpty() ? 0 : 1) + "," + lines.size();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}
