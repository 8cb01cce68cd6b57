package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.webhook.checkout.TooLargeException;
import org.junit.jupiter.api.Test;

/** A review that fails holds nothing up. */
class PullRequestReviewFailureTest {
  private final PullRequestFixture pull = new PullRequestFixture();

  @Test
  void aReportThatIsNotTakenStillHasItsStatus() {
    pull.head(ReviewFixture.service(ReviewFixture.MANIFEST));
    pull.insights.failWith(new BitbucketException("Bitbucket answered 429", true));

    ReviewOutcome outcome = pull.review();

    assertThat(outcome)
        .isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "Bitbucket did not take the report"));
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.SUCCESSFUL);
  }

  @Test
  void aStatusThatIsNotTakenLeavesTheReport() {
    pull.head(ReviewFixture.service(ReviewFixture.MANIFEST));
    pull.statuses.fail();

    assertThat(pull.review().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(pull.report().passed()).isTrue();
  }

  @Test
  void aBitbucketThatDoesNotAnswerHoldsNothingUp() {
    pull.repositories.failWith(new BitbucketException("Bitbucket answered 503", true));

    assertThat(pull.review())
        .isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "Bitbucket answered 503"));
  }

  @Test
  void aCommitThatCannotBeFetchedIsToldAsTheFactorysFault() {
    pull.open(ReviewFixture.open(false));
    pull.commits.put(
        PullRequestFixture.HEAD,
        () -> {
          throw new UnavailableException("Bitbucket broke off");
        });

    assertThat(pull.review())
        .isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "Bitbucket broke off"));
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(pull.last().description())
        .isEqualTo(
            "The factory failed, not this commit; push again, or ask for a replay: Bitbucket broke"
                + " off");
  }

  @Test
  void aCommitThatIsTooLargeIsReviewedByATask() {
    tooLarge();

    assertThat(pull.review())
        .isEqualTo(
            new ReviewOutcome(
                DeliveryState.QUEUED, "more than 1 byte; handed over to arn:checkout/payments"));
    assertThat(pull.handover.works()).containsExactly(new Work.Review(ReviewFixture.REPOSITORY, 7));
    assertThat(pull.handover.commits()).containsExactly(PullRequestFixture.HEAD);
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.INPROGRESS);
  }

  @Test
  void aCommitThatIsTooLargeForTheTaskIsTold() {
    tooLarge();
    pull.handsOver = false;

    assertThat(pull.review())
        .isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "more than 1 byte"));
    assertThat(pull.handover.works()).isEmpty();
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.FAILED);
  }

  private void tooLarge() {
    pull.open(ReviewFixture.open(false));
    pull.commits.put(
        PullRequestFixture.HEAD,
        () -> {
          throw new TooLargeException("more than 1 byte");
        });
  }

  @Test
  void aBugHoldsNothingUpAndItsDetailsStayOutOfBitbucket() {
    pull.open(ReviewFixture.open(false));
    pull.commits.put(
        PullRequestFixture.HEAD,
        () -> {
          throw new IllegalStateException("secret detail");
        });

    ReviewOutcome outcome = pull.review();

    assertThat(outcome.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(outcome.reason() + pull.last().description()).doesNotContain("secret detail");
  }
}
