package io.pipewright.webhook.review;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.bitbucket.CodeInsights;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.RefusedCommitException;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.TooLargeException;
import io.pipewright.webhook.launch.Handover;
import io.pipewright.webhook.merge.OwnedRepository;
import io.pipewright.webhook.work.Errand;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on the head of a pull request what its pipeline will be. A review holds up no merge: the
 * deliveries of a repository wait for each other, so it never throws. What Bitbucket does not
 * answer after the client's own attempts ends as {@code FAILED}, is told on the commit as the
 * factory's fault where that can be told, and can be replayed. The same review twice puts the same
 * report; reports are of a commit, so one that is late is right all the same.
 */
public final class PullRequestReview {
  private static final Logger log = LoggerFactory.getLogger(PullRequestReview.class);

  /** What a review may take of a function's fifteen minutes. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Services services;
  private final Review review;
  private final Place place;

  /**
   * What a review works through.
   *
   * @param repositories what Bitbucket says now
   * @param contents fetches commits
   * @param plans what is deployed
   * @param insights takes the report
   * @param statuses takes the build status
   * @param handover takes what is too large here
   */
  public record Services(
      Repositories repositories,
      ReviewContents contents,
      DeployedPlans plans,
      CodeInsights insights,
      BuildStatuses statuses,
      Handover handover) {}

  /**
   * Where reviews are made.
   *
   * @param kind which Bitbucket
   * @param mainBranch the branch whose commits become pipelines, without {@code refs/heads/}
   * @param console base URL of the pages that are linked to, without a trailing slash
   */
  public record Place(BitbucketKind kind, String mainBranch, URI console) {}

  public PullRequestReview(Services services, Review review, Place place) {
    this.services = services;
    this.review = review;
    this.place = place;
  }

  /**
   * A pull request that is reviewed.
   *
   * @param budget what each of its checkouts may take
   */
  private record Candidate(
      OwnedRepository owned, PullRequest pullRequest, Errand errand, CheckoutBudget budget) {
    RepositoryId repository() {
      return owned.id();
    }
  }

  /** Reviews a pull request as it is now, and tells. */
  public ReviewOutcome review(Work.Review work, OwnedRepository owned, Errand errand) {
    CheckoutBudget budget = errand.handsOver() ? errand.budget().within(LONGEST) : errand.budget();
    try {
      return services
          .repositories()
          .pullRequest(owned.id(), work.pullRequest())
          .map(found -> review(new Candidate(owned, found, errand, budget)))
          .orElseGet(() -> ignored("there is no such pull request any more"));
    } catch (BitbucketException | UnavailableException | TooLargeException e) {
      log.warn("{} pull request {}: not reviewed: {}", owned.id(), work.pullRequest(), words(e));
      return new ReviewOutcome(DeliveryState.FAILED, words(e));
    } catch (RuntimeException e) {
      log.error("{} pull request {}: a defect", owned.id(), work.pullRequest(), e);
      return new ReviewOutcome(DeliveryState.FAILED, "an error of the factory's own");
    }
  }

  private ReviewOutcome review(Candidate candidate) {
    PullRequest pullRequest = candidate.pullRequest();
    if (pullRequest.state() != PullRequest.State.OPEN) {
      return ignored("the pull request is closed");
    }
    if (!pullRequest.targetBranch().equals(place.mainBranch())) {
      return ignored("it is to be merged into " + pullRequest.targetBranch());
    }
    ReviewTelling telling =
        new ReviewTelling(services, place.console(), candidate.repository(), pullRequest);
    if (pullRequest.fromFork() && place.kind() == BitbucketKind.CLOUD) {
      return telling.fork();
    }
    telling.begin();
    try {
      return reported(candidate, telling);
    } catch (BitbucketException | UnavailableException | TooLargeException e) {
      telling.failure(words(e));
      throw e;
    } catch (RuntimeException e) {
      telling.failure("an error of its own; the details are in its log");
      throw e;
    }
  }

  /** Reported here, or by a task that has room and time. */
  private ReviewOutcome reported(Candidate candidate, ReviewTelling telling) {
    try {
      return telling.report(report(candidate));
    } catch (TooLargeException e) {
      if (!candidate.errand().handsOver()) {
        throw e;
      }
      PullRequest pullRequest = candidate.pullRequest();
      String task =
          services
              .handover()
              .launch(
                  new Work.Review(candidate.repository(), pullRequest.id()),
                  pullRequest.head(),
                  candidate.errand(),
                  candidate.owned().team().name());
      return new ReviewOutcome(DeliveryState.QUEUED, words(e) + "; handed over to " + task);
    }
  }

  private ReviewReport report(Candidate candidate) {
    List<String> notes = new ArrayList<>();
    ReviewResult result;
    try {
      Optional<ReviewResult> found = result(candidate, notes);
      // Not before the head's files are gone: there is room for one commit at a time.
      result = found.orElseGet(() -> new ReviewResult.Absent(targetHasManifest(candidate)));
    } catch (RefusedCommitException e) {
      result = new ReviewResult.Refused(words(e));
    }
    return ReviewReport.of(result, notes, candidate.pullRequest(), place.console());
  }

  private Optional<ReviewResult> result(Candidate candidate, List<String> notes) {
    RepositoryId repository = candidate.repository();
    try (ReviewContent content =
        services.contents().open(repository, candidate.pullRequest().head(), candidate.budget())) {
      notes.addAll(content.notes());
      return review.of(repository, content, () -> services.plans().find(repository));
    }
  }

  private boolean targetHasManifest(Candidate candidate) {
    return services
        .repositories()
        .tip(candidate.repository(), place.mainBranch())
        .map(tip -> hasManifest(candidate, tip))
        .orElse(false);
  }

  private boolean hasManifest(Candidate candidate, CommitHash commit) {
    try (ReviewContent content =
        services.contents().open(candidate.repository(), commit, candidate.budget())) {
      return Review.hasManifest(content.files());
    } catch (RefusedCommitException e) {
      // Nothing was ever made of it, so there is nothing that the merge would leave behind.
      return false;
    }
  }

  private static ReviewOutcome ignored(String reason) {
    return new ReviewOutcome(DeliveryState.IGNORED, reason);
  }

  private static String words(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
