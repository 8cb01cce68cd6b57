package io.pipewright.buildgates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The log of a build of several projects.
 *
 * @param sections what was logged while a project was built, by artefact id
 * @param failures why a project failed, as Maven sums it up at the end, by artefact id
 */
record MavenLog(Map<String, String> sections, Map<String, Failure> failures) {
  /**
   * A project that failed.
   *
   * @param goal as {@code plugin:goal}
   * @param reason the words of the goal
   */
  record Failure(String goal, String reason) {}

  private static final Pattern HEADER =
      Pattern.compile("^\\[INFO] -+< [\\w.]+:([\\w.-]+) >-+$", Pattern.MULTILINE);
  private static final Pattern FAILURE =
      Pattern.compile(
          "^\\[ERROR] Failed to execute goal [\\w.]+:(?:maven-)?(\\w+)(?:-maven)?-plugin:[\\w.]+:(\\w+)"
              + ".*? on project ([\\w.-]+):",
          Pattern.MULTILINE);

  MavenLog {
    sections = Map.copyOf(sections);
    failures = Map.copyOf(failures);
  }

  static MavenLog parse(String log) {
    Map<String, String> sections = new HashMap<>();
    split(HEADER, log, (header, text) -> sections.put(header.group(1), text));
    Map<String, Failure> failures = new HashMap<>();
    split(
        FAILURE,
        log,
        (failure, text) ->
            failures.put(
                failure.group(3), new Failure(failure.group(1) + ":" + failure.group(2), text)));
    return new MavenLog(sections, failures);
  }

  /** Hands on each match, and the text from there to the next. */
  private static void split(Pattern pattern, String log, BiConsumer<MatchResult, String> consumer) {
    List<MatchResult> matches = pattern.matcher(log).results().toList();
    for (int i = 0; i < matches.size(); i++) {
      int end = i + 1 < matches.size() ? matches.get(i + 1).start() : log.length();
      consumer.accept(matches.get(i), log.substring(matches.get(i).end(), end));
    }
  }

  /** What was logged about {@code project}, while it was built and at the end. */
  String about(String project) {
    return sections.getOrDefault(project, "")
        + Optional.ofNullable(failures.get(project)).map(Failure::reason).orElse("");
  }

  /** The goal that stopped {@code project}; empty if it passed. */
  Optional<String> failedGoal(String project) {
    return Optional.ofNullable(failures.get(project)).map(Failure::goal);
  }
}
