package io.pipewright.plan.diff;

/**
 * Where in a plan something is.
 *
 * @param words for people
 * @param component that its stage belongs to; empty for the whole repository
 */
record Place(String words, String component) {
  static final String BETWEEN = " / ";
  static final Place PIPELINE = new Place("Pipeline", "");

  /** A place within this one. */
  Place within(String name) {
    return new Place(words + BETWEEN + name, component);
  }
}
