package io.pipewright.steps.version;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * The version of a commit that has none yet.
 *
 * @param version what it is
 * @param bump how much it grew
 * @param reason header of the commit that decided, or why there is none
 */
public record NextVersion(Semver version, Bump bump, String reason) {
  private static final Semver FIRST = Semver.of(0, 1, 0);

  /**
   * Reckons the next version from the last one and the commits since, by Semantic Versioning 2:
   *
   * <ul>
   *   <li>the first version is 0.1.0;
   *   <li>while major is 0, nothing is stable: a breaking change raises minor, as a feature does;
   *   <li>a pre-release is followed by its release: 1.3.0 after 1.3.0-rc.1;
   *   <li>if another line of history has the version already, the next free patch is taken.
   * </ul>
   */
  public static NextVersion after(VersionHistory history) {
    Optional<HistoryCommit> deciding = deciding(history.commits());
    String reason = deciding.map(HistoryCommit::header).orElse("no commit since the last version");
    if (history.last().isEmpty()) {
      return new NextVersion(free(FIRST, history.taken()), Bump.MINOR, "the first version");
    }
    Semver last = history.last().get().withClearedBuild();
    Bump meant = deciding.map(ConventionalCommit::bump).orElse(Bump.PATCH);
    Bump bump = last.getMajor() == 0 && meant == Bump.MAJOR ? Bump.MINOR : meant;
    return new NextVersion(free(grown(last, bump), history.taken()), bump, reason);
  }

  /** The newest of those that weigh most. */
  private static Optional<HistoryCommit> deciding(List<HistoryCommit> newestFirst) {
    Comparator<HistoryCommit> weight = Comparator.comparing(ConventionalCommit::bump);
    return newestFirst.stream().reduce((one, two) -> weight.compare(one, two) >= 0 ? one : two);
  }

  private static Semver grown(Semver last, Bump bump) {
    return switch (bump) {
      case PATCH -> last.nextPatch();
      case MINOR -> last.nextMinor();
      case MAJOR -> last.nextMajor();
    };
  }

  private static Semver free(Semver wanted, List<Semver> taken) {
    Semver version = wanted;
    while (isTaken(version, taken)) {
      version = version.nextPatch();
    }
    return version;
  }

  /** Build metadata does not tell two versions apart. */
  private static boolean isTaken(Semver version, List<Semver> taken) {
    return taken.stream().anyMatch(other -> other.withClearedBuild().equals(version));
  }
}
