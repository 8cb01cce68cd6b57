package io.pipewright.plan.diff;

import java.util.Optional;

/**
 * One difference between two plans.
 *
 * @param kind whether something came, went or became something else
 * @param area what sort of thing it is
 * @param where the place in words: {@code Lint}, {@code Deploy-prod / Deploy}, {@code Pipeline}
 * @param what the thing in words: {@code variable PIPEWRIGHT_COVERAGE}, {@code image}
 * @param before how it was; empty if it was not there. May have many lines
 * @param after how it will be; empty if it will not be there. May have many lines
 * @param attention why a reviewer has to look at it, in a few words; empty if nothing is weakened
 */
public record PlanChange(
    Kind kind,
    Area area,
    String where,
    String what,
    String before,
    String after,
    Optional<String> attention) {
  private static final int MOST_CHARACTERS = 2_000;

  /** Whether it weakens the pipeline, or needs attention for another reason. */
  public boolean isSensitive() {
    return attention.isPresent();
  }

  /** Whether there are several lines to compare. */
  boolean isLong() {
    return before.contains("\n") || after.contains("\n");
  }

  /** The values in one line, which is cut where it is very long. */
  String values() {
    return switch (kind) {
      case ADDED -> shown(after);
      case REMOVED -> shown(before);
      case CHANGED -> shown(before) + " → " + shown(after);
    };
  }

  private static String shown(String value) {
    if (value.length() > MOST_CHARACTERS) {
      return value.substring(0, MOST_CHARACTERS)
          + "… and %d more characters".formatted(value.length() - MOST_CHARACTERS);
    }
    return value.isEmpty() ? "(empty)" : value;
  }

  /** What happened. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** What it happened to. */
  public enum Area {
    STAGE,
    ACTION,
    GATE,
    APPROVAL,
    PERMISSION,
    COMMAND,
    PARAMETER,
    VARIABLE,
    /** The image of a build and the runtimes in it. */
    IMAGE,
    COMPONENT,
    NAME,
    /** What this version of the program does not know is here too. */
    OTHER
  }
}
