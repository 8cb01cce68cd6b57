package io.pipewright.webhook.review;

import java.util.ArrayList;
import java.util.List;

/** What of a commit is not in its archive, in words. */
final class ContentNotes {
  private static final int MOST_NAMES = 3;

  private ContentNotes() {}

  /** A sentence for each kind of thing that is there. */
  static List<String> of(List<String> submodules, List<String> lfsPointers) {
    List<String> notes = new ArrayList<>();
    if (!lfsPointers.isEmpty()) {
      notes.add(
          "the pipeline gets Git LFS pointers, not what they stand for: " + names(lfsPointers));
    }
    if (!submodules.isEmpty()) {
      notes.add("the pipeline gets submodules as empty directories: " + names(submodules));
    }
    return notes;
  }

  private static String names(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(paths.size(), MOST_NAMES)));
    return paths.size() > MOST_NAMES
        ? "%s and %d more".formatted(first, paths.size() - MOST_NAMES)
        : first;
  }
}
