package io.pipewright.webhook.merge;

/**
 * What became of a merge.
 *
 * @param kind whether and by whom something is to be done
 * @param detail in words, for the answer and the log
 */
public record MergeOutcome(Kind kind, String detail) {
  /** Who acts next. */
  public enum Kind {
    /** The generator: its task has been started. */
    LAUNCHED,
    /** Nobody: the factory does not act on this merge. */
    ACKNOWLEDGED,
    /** The developer, who is told on the commit. */
    REFUSED,
    /** The surroundings; the same delivery may work later. */
    UNAVAILABLE
  }

  static MergeOutcome launched(String task) {
    return new MergeOutcome(Kind.LAUNCHED, task);
  }

  static MergeOutcome acknowledged(String reason) {
    return new MergeOutcome(Kind.ACKNOWLEDGED, reason);
  }

  static MergeOutcome refused(String reason) {
    return new MergeOutcome(Kind.REFUSED, reason);
  }

  static MergeOutcome unavailable(String reason) {
    return new MergeOutcome(Kind.UNAVAILABLE, reason);
  }
}
