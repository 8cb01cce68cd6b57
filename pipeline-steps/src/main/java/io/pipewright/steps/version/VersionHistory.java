package io.pipewright.steps.version;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * What the next version is reckoned from.
 *
 * @param onCommit the version tags on the commit itself
 * @param last the highest version of which the commit is a descendant, or that is on it
 * @param commits the commits since {@code last}, newest first; all if there is none
 * @param taken all versions of the repository, on whatever line of history
 */
public record VersionHistory(
    List<VersionTag> onCommit,
    Optional<Semver> last,
    List<HistoryCommit> commits,
    List<Semver> taken) {
  public VersionHistory {
    onCommit = List.copyOf(onCommit);
    commits = List.copyOf(commits);
    taken = List.copyOf(taken);
  }

  /**
   * The version that the commit has been released as: the highest annotated tag on it. A
   * lightweight tag does not count, for it names neither who released nor which execution; its
   * version is taken all the same. Nor does a pre-release, which a release follows.
   */
  public Optional<VersionTag> released() {
    return onCommit.stream()
        .filter(tag -> tag.annotated() && tag.isRelease())
        .max(Comparator.comparing(VersionTag::version));
  }
}
