package io.pipewright.webhook.archive;

import org.eclipse.jgit.lib.ObjectId;

/**
 * One path of a commit.
 *
 * @param path with slashes, relative, checked by {@link PathRule}
 * @param kind what is there
 * @param object the blob; for a submodule the commit that it points to
 */
record TreeEntry(String path, Kind kind, ObjectId object) {
  /** What git can hold at a path. */
  enum Kind {
    FILE(0100644),
    EXECUTABLE(0100755),
    SYMLINK(0120777),
    SUBMODULE(040755);

    private final int unixMode;

    Kind(int unixMode) {
      this.unixMode = unixMode;
    }

    /** Type and permissions as {@code stat} has them, the same that {@code git archive} writes. */
    int unixMode() {
      return unixMode;
    }
  }
}
