package io.pipewright.webhook.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What an archive does not hold of a commit, in sentences for the people who wait for it. */
final class CommitNotes {
  /** In an object's metadata, which holds ASCII only: Base64 of the lines in UTF-8. */
  private static final String METADATA = "notes";

  private static final int MOST_PATHS = 3;

  /** Keeps all notes, in Base64, well below S3's 2 KiB for all metadata of an object. */
  private static final int LONGEST_PATH = 60;

  private CommitNotes() {}

  /** A sentence for each kind of thing that is there. */
  static List<String> of(List<String> submodules, List<String> pointers) {
    List<String> notes = new ArrayList<>();
    if (!pointers.isEmpty()) {
      notes.add(
          pointers.size() == 1
              ? "1 file is a Git LFS pointer (%s): the pipeline does not get its content"
                  .formatted(paths(pointers))
              : "%d files are Git LFS pointers (%s): the pipeline does not get their content"
                  .formatted(pointers.size(), paths(pointers)));
    }
    if (!submodules.isEmpty()) {
      notes.add(
          submodules.size() == 1
              ? "1 submodule (%s) is an empty directory for the pipeline"
                  .formatted(paths(submodules))
              : "%d submodules (%s) are empty directories for the pipeline"
                  .formatted(submodules.size(), paths(submodules)));
    }
    return notes;
  }

  /** The notes, as an object's metadata. */
  static Map<String, String> metadata(List<String> notes) {
    byte[] lines = String.join("\n", notes).getBytes(StandardCharsets.UTF_8);
    return notes.isEmpty() ? Map.of() : Map.of(METADATA, Base64.getEncoder().encodeToString(lines));
  }

  /** The notes that an object's metadata holds. */
  static List<String> read(Map<String, String> metadata) {
    String lines = metadata.getOrDefault(METADATA, "");
    try {
      byte[] bytes = Base64.getDecoder().decode(lines);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static String paths(List<String> paths) {
    List<String> shown = paths.stream().limit(MOST_PATHS).map(CommitNotes::shortened).toList();
    String first = String.join(", ", shown);
    int more = paths.size() - shown.size();
    return more == 0 ? first : first + " and " + more + " more";
  }

  /** The end of a path says more than its start. */
  private static String shortened(String path) {
    int length = path.codePointCount(0, path.length());
    return length <= LONGEST_PATH
        ? path
        : "…" + path.substring(path.offsetByCodePoints(0, length - LONGEST_PATH + 1));
  }
}
