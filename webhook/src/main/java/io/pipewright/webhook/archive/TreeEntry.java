package io.pipewright.webhook.archive;

import io.pipewright.repository.CommitFiles;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One path of a commit.
 *
 * @param path with slashes, relative, checked by {@link PathRule}
 * @param kind what is there
 * @param object the blob; for a submodule the commit that it points to
 */
record TreeEntry(String path, Kind kind, ObjectId object) {
  /** Whether it is a file, and neither a link nor a submodule. */
  boolean isRegular() {
    return kind == Kind.FILE || kind == Kind.EXECUTABLE;
  }

  /** How a list of the commit's files has it; a submodule is not listed. */
  CommitFiles.Entry listed() {
    return new CommitFiles.Entry(kind.gitMode(), object.name());
  }

  /** What git can hold at a path. */
  enum Kind {
    FILE(0100644, "100644"),
    EXECUTABLE(0100755, "100755"),
    SYMLINK(0120777, "120000"),
    SUBMODULE(040755, "160000");

    private final int unixMode;
    private final String gitMode;

    Kind(int unixMode, String gitMode) {
      this.unixMode = unixMode;
      this.gitMode = gitMode;
    }

    /** Type and permissions as {@code stat} has them, the same that {@code git archive} writes. */
    int unixMode() {
      return unixMode;
    }

    /** Type and whether it is executable, as git's trees have them. */
    String gitMode() {
      return gitMode;
    }
  }
}
