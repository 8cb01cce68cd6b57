package io.pipewright.webhook.feedback;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on a commit how it stands. */
public final class CommitFeedback {
  private static final Logger log = LoggerFactory.getLogger(CommitFeedback.class);

  private final BuildStatuses statuses;
  private final URI console;

  /**
   * Feedback through {@code statuses}.
   *
   * @param console base URL of the pages that are linked to, without a trailing slash
   */
  public CommitFeedback(BuildStatuses statuses, URI console) {
    this.statuses = statuses;
    this.console = console;
  }

  private enum Subject {
    /** From the merge to the pipeline. */
    GENERATE("pipewright-generate", "Pipewright: pipeline generation"),
    /** The pipeline's own run. */
    PIPELINE("pipewright-pipeline", "Pipewright: pipeline");

    private final String key;
    private final String title;

    Subject(String key, String title) {
      this.key = key;
      this.title = title;
    }
  }

  /** Where a commit is: repository, branch without {@code refs/heads/}, hash. */
  public record Place(RepositoryId repository, String branch, CommitHash commit) {
    @Override
    public String toString() {
      return repository + "@" + commit.abbreviated();
    }
  }

  /**
   * Tells how the way from the merge to the pipeline stands. This is a courtesy: when Bitbucket
   * does not take it, that is logged, and the merge goes on.
   *
   * @param description in words; on a failure, the reason and the fix
   */
  public void generation(Place place, BuildStatus.State state, String description) {
    try {
      set(place, Subject.GENERATE, state, URI.create(console + "/pipelines"), description);
    } catch (RuntimeException e) {
      log.warn("{}: the status {} was not taken: {}", place, state, e.getMessage());
    }
  }

  /**
   * Tells how one execution of a pipeline stands, and links to it.
   *
   * @throws UnavailableException if Bitbucket does not take it; telling is all that there is to do
   */
  public void execution(
      Place place, String pipeline, String execution, BuildStatus.State state, String description) {
    URI page = URI.create(console + "/pipelines/" + pipeline + "/executions/" + execution);
    try {
      set(place, Subject.PIPELINE, state, page, description);
    } catch (BitbucketException e) {
      throw new UnavailableException("the status of " + place + " was not taken", e);
    }
  }

  private void set(
      Place place, Subject subject, BuildStatus.State state, URI page, String description) {
    BuildStatus status =
        new BuildStatus(
            subject.key, state, subject.title, page, description, "refs/heads/" + place.branch());
    statuses.set(place.repository(), place.commit(), status);
    log.info("{}: status {} {}", place, subject.key, state);
  }
}
