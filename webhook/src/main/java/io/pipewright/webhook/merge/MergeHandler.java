package io.pipewright.webhook.merge;

import io.pipewright.bitbucket.BuildStatus.State;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.archive.ArchivedCommit;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.event.Event.PullRequestMerged;
import io.pipewright.webhook.failure.RefusedCommitException;
import io.pipewright.webhook.failure.UnavailableException;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import io.pipewright.webhook.launch.Launcher;
import io.pipewright.webhook.launch.Launcher.Launch;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a merge into an archived commit and a task, and says on the commit how it went. */
public final class MergeHandler {
  /** The branch whose merges are deployed. Merges into any other are acknowledged only. */
  public static final String MAIN_BRANCH = "main";

  private static final Logger log = LoggerFactory.getLogger(MergeHandler.class);

  private final Organisation organisation;
  private final Checkouts checkouts;
  private final CommitArchive archive;
  private final Launcher launcher;
  private final CommitFeedback feedback;

  /** Joins the steps of the flow. */
  public MergeHandler(
      Organisation organisation,
      Checkouts checkouts,
      CommitArchive archive,
      Launcher launcher,
      CommitFeedback feedback) {
    this.organisation = organisation;
    this.checkouts = checkouts;
    this.archive = archive;
    this.launcher = launcher;
    this.feedback = feedback;
  }

  /**
   * Acts on an authentic merge.
   *
   * @param deliveryId names the delivery in logs, here and in the generator
   */
  public MergeOutcome handle(PullRequestMerged merged, String deliveryId) {
    Optional<OwnedRepository> owned = OwnedRepository.find(organisation, merged.repository());
    if (owned.isEmpty()) {
      return acknowledged(merged, deliveryId, "no team in factory.yaml owns this repository");
    }
    if (!merged.branch().equals(MAIN_BRANCH)) {
      return acknowledged(merged, deliveryId, "only merges into " + MAIN_BRANCH + " are deployed");
    }
    if (merged.commit().isEmpty()) {
      return acknowledged(merged, deliveryId, "the delivery names no merge commit");
    }
    return act(new Merge(owned.get(), merged.branch(), merged.commit().get(), deliveryId));
  }

  private static MergeOutcome acknowledged(
      PullRequestMerged merged, String deliveryId, String reason) {
    log.info(
        "{} pull request {} delivery {}: not acted on: {}",
        merged.repository(),
        merged.pullRequest(),
        deliveryId,
        reason);
    return MergeOutcome.acknowledged(reason);
  }

  private MergeOutcome act(Merge merge) {
    // A commit that is archived already was delivered before: its status is the generator's now,
    // and a second "in progress" would hide the result for good.
    boolean first = false;
    try {
      Optional<ArchivedCommit> known = archive.find(merge.repository.id(), merge.commit);
      first = known.isEmpty();
      ArchivedCommit archived = known.isPresent() ? reused(merge, known.get()) : archive(merge);
      Launch launch = launcher.launch(merge.request(archived), merge.repository.team().name());
      String how = launch.repeated() ? "launched before" : "launched";
      log.info("{}: {} as {}", merge, how, launch.task());
      return MergeOutcome.launched(launch.task());
    } catch (RefusedCommitException e) {
      String reason = String.valueOf(e.getMessage());
      log.info("{}: refused: {}", merge, reason);
      feedback.generation(merge.place(), State.FAILED, reason);
      return MergeOutcome.refused(reason);
    } catch (UnavailableException e) {
      log.error("{}: {}", merge, e.getMessage(), e);
      tellFailure(merge, first, "the pipeline was not generated: " + e.getMessage());
      return MergeOutcome.unavailable(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      tellFailure(merge, first, "the pipeline was not generated: an error in the factory");
      throw e;
    }
  }

  private void tellFailure(Merge merge, boolean first, String reason) {
    if (first) {
      String whom = "; ask the DevOps team, delivery " + merge.deliveryId;
      feedback.generation(merge.place(), State.FAILED, reason + whom);
    }
  }

  private static ArchivedCommit reused(Merge merge, ArchivedCommit archived) {
    log.info("{}: archived before as {}", merge, archived.source().versionId());
    return archived;
  }

  private ArchivedCommit archive(Merge merge) {
    feedback.generation(merge.place(), State.INPROGRESS, "archiving the commit");
    try (Checkout checkout = checkouts.open(merge.repository.id(), merge.commit)) {
      log.info("{}: fetched", merge);
      ArchivedCommit archived =
          archive.store(
              merge.repository.id(), merge.branch, checkout, merge.repository.team().key());
      log.info("{}: archived as {}", merge, archived.source().versionId());
      return archived;
    }
  }

  /** One merge on its way; its text starts each line of the log. */
  private record Merge(
      OwnedRepository repository, String branch, CommitHash commit, String deliveryId) {
    Place place() {
      return new Place(repository.id(), branch, commit);
    }

    GenerationRequest request(ArchivedCommit archived) {
      return new GenerationRequest(
          repository.id(),
          branch,
          commit,
          archived.source(),
          archived.manifest(),
          archived.files(),
          deliveryId);
    }

    @Override
    public String toString() {
      return place() + " delivery " + deliveryId;
    }
  }
}
