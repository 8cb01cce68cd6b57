package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;

/** Knows how one part of a plan is compared. */
interface Part {
  /**
   * Reports every difference; at least one if the two differ.
   *
   * @param name of the member that holds the part, with the members around it: {@code
   *     project.image}
   * @param before missing if the part was not there
   * @param after missing if it will not be there
   */
  void compare(Place place, String name, JsonNode before, JsonNode after, Changes changes);

  /** A value that is reported as a whole. */
  static Part value(Label label) {
    return (place, name, before, after, changes) -> {
      if (!before.equals(after)) {
        changes.report(place, label, before, after);
      }
    };
  }
}
