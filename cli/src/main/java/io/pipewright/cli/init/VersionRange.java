package io.pipewright.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The versions that a repository says it runs on, in the notations that npm and Python share:
 * {@code >=20 <23}, {@code ^20.9 || 22.x}, {@code ~=3.11}, {@code ==3.12.*}. What only one of them
 * has, or excludes single versions, is not understood: better no range than a wrong one.
 */
final class VersionRange {
  private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");
  private static final Pattern COMPARATOR =
      Pattern.compile(
          "(>=|<=|~=|={1,3}|>|<|\\^|~)?\\s*v?([0-9]{1,6}|[xX*])((?:\\.(?:[0-9]{1,6}|[xX*]))*)"
              + "(?:-[0-9A-Za-z.-]+)?(?:[\\s,]+|$)");

  private final List<List<Interval>> alternatives;

  private VersionRange(List<List<Interval>> alternatives) {
    this.alternatives = alternatives;
  }

  /** Reads a range; empty if it is not understood. */
  static Optional<VersionRange> parse(String text) {
    List<List<Interval>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|\\|", -1)) {
      Optional<List<Interval>> intervals =
          intervals(HYPHEN.matcher(alternative).replaceAll(">=$1 <=$2").strip());
      if (intervals.isEmpty()) {
        return Optional.empty();
      }
      alternatives.add(intervals.get());
    }
    return Optional.of(new VersionRange(alternatives));
  }

  /** Whether some version of a line is in the range: of 3.11, that is 3.11.0, 3.11.1 and so on. */
  boolean admits(String line) {
    return intervals(line)
        .map(
            wanted ->
                alternatives.stream()
                    .anyMatch(
                        intervals ->
                            Interval.overlap(
                                Stream.concat(wanted.stream(), intervals.stream()).toList())))
        .orElse(false);
  }

  private static Optional<List<Interval>> intervals(String text) {
    List<Interval> intervals = new ArrayList<>();
    Matcher matcher = COMPARATOR.matcher(text);
    int at = 0;
    for (; at < text.length() && matcher.find(at) && matcher.start() == at; at = matcher.end()) {
      intervals.add(
          interval(
              Optional.ofNullable(matcher.group(1)).orElse(""),
              numbers(matcher.group(2) + matcher.group(3))));
    }
    return at == text.length() && !intervals.isEmpty() ? Optional.of(intervals) : Optional.empty();
  }

  private static List<Integer> numbers(String version) {
    return Stream.of(version.split("\\.", -1))
        .takeWhile(part -> Character.isDigit(part.charAt(0)))
        .map(Integer::valueOf)
        .toList();
  }

  private static Interval interval(String operator, List<Integer> version) {
    if (version.isEmpty()) {
      return Interval.ALL;
    }
    List<Integer> next = Interval.next(version);
    return switch (operator) {
      case ">=" -> Interval.from(version);
      case ">" -> Interval.from(next);
      case "<" -> Interval.below(version);
      case "<=" -> Interval.below(next);
      case "^" -> new Interval(version, Optional.of(Interval.next(version.subList(0, 1))));
      case "~" -> compatible(version, Math.min(2, version.size()));
      case "~=" -> compatible(version, Math.max(1, version.size() - 1));
      default -> new Interval(version, Optional.of(next));
    };
  }

  private static Interval compatible(List<Integer> version, int kept) {
    return new Interval(version, Optional.of(Interval.next(version.subList(0, kept))));
  }

  /**
   * The versions from one to before another.
   *
   * @param from included
   * @param before not included; empty if there is no end
   */
  private record Interval(List<Integer> from, Optional<List<Integer>> before) {
    static final Interval ALL = new Interval(List.of(), Optional.empty());

    static Interval from(List<Integer> version) {
      return new Interval(version, Optional.empty());
    }

    static Interval below(List<Integer> version) {
      return new Interval(List.of(), Optional.of(version));
    }

    static List<Integer> next(List<Integer> version) {
      List<Integer> next = new ArrayList<>(version);
      next.set(next.size() - 1, next.get(next.size() - 1) + 1);
      return next;
    }

    /** Whether some version is in all of them. */
    static boolean overlap(List<Interval> intervals) {
      List<Integer> start =
          intervals.stream().map(Interval::from).max(Interval::compare).orElse(List.of());
      return intervals.stream()
          .flatMap(interval -> interval.before().stream())
          .allMatch(end -> compare(start, end) < 0);
    }

    private static int compare(List<Integer> one, List<Integer> other) {
      for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
        int order =
            Integer.compare(
                index < one.size() ? one.get(index) : 0,
                index < other.size() ? other.get(index) : 0);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }
}
