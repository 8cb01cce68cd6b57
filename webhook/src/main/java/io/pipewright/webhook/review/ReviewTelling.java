package io.pipewright.webhook.review;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.bitbucket.CodeInsights;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells on the head of one pull request. Each call is made, whatever became of the one before: a
 * report that is not taken must not leave a merge check waiting for its status.
 */
final class ReviewTelling {
  private static final Logger log = LoggerFactory.getLogger(ReviewTelling.class);

  private final CodeInsights insights;
  private final BuildStatuses statuses;
  private final URI console;
  private final RepositoryId repository;
  private final PullRequest pullRequest;

  ReviewTelling(
      PullRequestReview.Services services,
      URI console,
      RepositoryId repository,
      PullRequest pullRequest) {
    this.insights = services.insights();
    this.statuses = services.statuses();
    this.console = console;
    this.repository = repository;
    this.pullRequest = pullRequest;
  }

  void begin() {
    set(BuildStatus.State.INPROGRESS, "The pipeline of this pull request is being worked out");
  }

  /** The report is the outcome, if Bitbucket takes it. */
  ReviewOutcome report(ReviewReport report) {
    boolean isPut =
        attempt("report", () -> insights.put(repository, pullRequest.head(), report.insights()));
    boolean isSet = set(report.status());
    if (!isPut || !isSet) {
      return new ReviewOutcome(
          DeliveryState.FAILED, "Bitbucket did not take the " + (isPut ? "status" : "report"));
    }
    String words = report.status().description();
    log.info("{} pull request {}: {}", repository, pullRequest.id(), words);
    return new ReviewOutcome(
        report.insights().passed() ? DeliveryState.DONE : DeliveryState.REFUSED, words);
  }

  /** Neither the commit nor a place for a report is to be had in the repository it is meant for. */
  ReviewOutcome fork() {
    String words =
        "Not reviewed: on Bitbucket Cloud the branch of a fork cannot be read; push it to this"
            + " repository";
    return set(BuildStatus.State.FAILED, words)
        ? new ReviewOutcome(DeliveryState.REFUSED, words)
        : new ReviewOutcome(DeliveryState.IGNORED, words + " (and there is no place to say so)");
  }

  /** Nothing that the developer did. */
  void failure(String reason) {
    set(
        BuildStatus.State.FAILED,
        "The factory failed, not this commit; push again, or ask for a replay: " + reason);
  }

  private boolean set(BuildStatus.State state, String words) {
    return set(ReviewReport.status(state, words, pullRequest, console));
  }

  private boolean set(BuildStatus status) {
    return attempt("status", () -> statuses.set(repository, pullRequest.head(), status));
  }

  private boolean attempt(String what, Runnable call) {
    try {
      call.run();
      return true;
    } catch (RuntimeException e) {
      log.warn(
          "{} pull request {}: the {} was not taken: {}",
          repository,
          pullRequest.id(),
          what,
          e.getMessage());
      return false;
    }
  }
}
