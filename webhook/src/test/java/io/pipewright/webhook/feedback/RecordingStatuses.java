package io.pipewright.webhook.feedback;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told, or fails. */
public final class RecordingStatuses implements BuildStatuses {
  private final List<Told> told = new ArrayList<>();
  private boolean failing;

  /** One status on one commit. */
  public record Told(RepositoryId repository, CommitHash commit, BuildStatus status) {
    @Override
    public String toString() {
      return status.key() + " " + status.state() + ": " + status.description();
    }
  }

  @Override
  public void set(RepositoryId repository, CommitHash commit, BuildStatus status) {
    if (failing) {
      throw new BitbucketException("Bitbucket answered 503", true);
    }
    told.add(new Told(repository, commit, status));
  }

  public List<Told> told() {
    return List.copyOf(told);
  }

  /** From now on nothing is taken. */
  public void fail() {
    failing = true;
  }
}
