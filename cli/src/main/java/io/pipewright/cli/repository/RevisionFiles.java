package io.pipewright.cli.repository;

import io.pipewright.cli.surroundings.SurroundingsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a directory in one of its git revisions. */
public final class RevisionFiles implements RepositoryFiles {
  private static final Optional<Integer> NONE = Optional.of(0);

  private final Git git;
  private final String commit;

  private RevisionFiles(Git git, String commit) {
    this.git = git;
    this.commit = commit;
  }

  /**
   * The files below {@code root} in {@code revision}, anything that git knows as a commit.
   *
   * @throws SurroundingsException if git knows no such commit
   */
  public static RevisionFiles of(Path root, String revision) {
    Git git = new Git(root);
    return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        .map(bytes -> new RevisionFiles(git, new String(bytes, StandardCharsets.UTF_8).strip()))
        .orElseThrow(() -> new SurroundingsException(unknown(git, root, revision)));
  }

  private static String unknown(Git git, Path root, String revision) {
    if (git.ask("rev-parse", "--git-dir").isEmpty()) {
      return root + " is in no git repository, so there are no revisions of it.";
    }
    if (git.ask("rev-list", "--max-count=1", "--all").map(bytes -> bytes.length).equals(NONE)) {
      return "the git repository of " + root + " has no commits yet.";
    }
    return "there is no commit '"
        + revision
        + "' in "
        + root
        + ". Name a branch, a tag or a commit; 'git fetch' brings those of others.";
  }

  @Override
  public List<String> paths() {
    return git.list("ls-tree", "-r", "-z", "--name-only", commit).orElse(List.of());
  }

  @Override
  public Optional<byte[]> read(String path) {
    return git.ask("cat-file", "blob", commit + ":./" + path)
        .filter(bytes -> bytes.length <= LARGEST);
  }
}
