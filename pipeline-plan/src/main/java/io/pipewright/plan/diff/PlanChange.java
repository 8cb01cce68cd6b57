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
  /** Whether it weakens the pipeline, or needs attention for another reason. */
  public boolean isSensitive() {
    return attention.isPresent();
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
