package io.pipewright.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class NearestMatch {
  private NearestMatch() {}

  /**
   * The one of {@code candidates} that is closest to {@code written}, if it is close: at most a
   * third of the longer word would have to change. Case does not count.
   */
  public static Optional<String> of(String written, Collection<String> candidates) {
    String wanted = written.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(
            candidate ->
                distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= limit(wanted, candidate))
        .min(
            Comparator.comparingInt(
                    (String candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A fix that asks whether the nearest of {@code candidates} was meant, or else {@code fix}. */
  public static String fix(String written, Collection<String> candidates, String fix) {
    return of(written, candidates).map(match -> "did you mean '" + match + "'?").orElse(fix);
  }

  private static int limit(String written, String candidate) {
    return Math.max(1, Math.max(written.length(), candidate.length()) / 3);
  }

  // Edits and swaps of neighbours (optimal string alignment), in rows.
  private static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + change);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[right.length()];
  }
}
