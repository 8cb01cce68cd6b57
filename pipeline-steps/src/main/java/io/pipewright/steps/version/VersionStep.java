package io.pipewright.steps.version;

import io.pipewright.bitbucket.GitRemote;
import io.pipewright.bitbucket.PushResult;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.repository.CommitHash;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.jgit.lib.Repository;

/**
 * Gives a commit its version, once. A commit that has an annotated version tag keeps it, and
 * nothing is pushed. Two executions that reckon the same version race for the tag; the loser
 * fetches again and takes the next.
 */
public final class VersionStep {
  /** How often a tag may be lost to another execution. */
  static final int ATTEMPTS = 5;

  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final GitRemote remote;
  private final ReleaseTag tag;
  private final Surroundings surroundings;

  /**
   * What the step takes from the machine.
   *
   * @param clock the time of the tag
   * @param random jitter between attempts
   * @param sleeper how to wait
   * @param temporary where the history is kept while it is read
   */
  public record Surroundings(
      Clock clock, RandomGenerator random, Sleeper sleeper, Path temporary) {}

  /**
   * Prepares the step; nothing is called yet.
   *
   * @param settings what the tag's message says
   * @param remote the repository that the tag is pushed to
   */
  public VersionStep(VersionSettings settings, GitRemote remote, Surroundings surroundings) {
    this.remote = remote;
    this.tag = new ReleaseTag(settings);
    this.surroundings = surroundings;
  }

  /**
   * Finds or makes the version.
   *
   * @throws StepException if other executions took every version that was tried
   * @throws io.pipewright.bitbucket.BitbucketException if Bitbucket refused or did not answer
   */
  public VersionedCommit run(CommitHash commit) {
    try (TemporaryRepository local = TemporaryRepository.create(surroundings.temporary())) {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Optional<VersionedCommit> result = attempt(local.repository(), commit);
        if (result.isPresent()) {
          return result.get();
        }
        pause();
      }
    }
    throw new StepException(
        StepException.Kind.SURROUNDINGS,
        "other executions took the version %d times; run the stage again".formatted(ATTEMPTS));
  }

  private Optional<VersionedCommit> attempt(Repository local, CommitHash commit) {
    remote.fetchHistory(local, commit);
    VersionHistory history = new HistoryReader(local).read(commit);
    if (history.released().isPresent()) {
      return history
          .released()
          .map(tag -> new VersionedCommit(tag.version(), commit, "already on this commit", false));
    }
    NextVersion next = NextVersion.after(history);
    String name = VersionTag.nameOf(next.version());
    tag.create(local, name, commit, surroundings.clock().instant());
    if (remote.pushTag(local, name) == PushResult.EXISTS) {
      return Optional.empty();
    }
    String reason = next.bump() + ": " + next.reason();
    return Optional.of(new VersionedCommit(next.version(), commit, reason, true));
  }

  private void pause() {
    try {
      long millis = surroundings.random().nextLong(LONGEST_PAUSE_MILLIS);
      surroundings.sleeper().sleep(Duration.ofMillis(millis));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StepException(StepException.Kind.SURROUNDINGS, "interrupted; run the stage again");
    }
  }
}
