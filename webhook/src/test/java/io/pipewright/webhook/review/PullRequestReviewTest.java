package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.webhook.archive.RefusedCommitException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PullRequestReviewTest {
  private final PullRequestFixture pull = new PullRequestFixture();

  @Test
  void anOpenedPullRequestGetsItsReportAndItsStatus() {
    pull.head(ReviewFixture.service(ReviewFixture.MANIFEST));

    ReviewOutcome outcome = pull.review();

    assertThat(outcome.state()).isEqualTo(DeliveryState.DONE);
    assertThat(pull.insights.reports())
        .containsOnlyKeys(ReviewFixture.REPOSITORY + "@" + PullRequestFixture.HEAD + "#pipewright");
    assertThat(pull.report().passed()).isTrue();
    assertThat(pull.told())
        .containsExactly(
            "pipewright-review INPROGRESS: The pipeline of this pull request is being worked out",
            "pipewright-review SUCCESSFUL: first pipeline; 9 stages; environments: dev, prod"
                + " (approval)");
    assertThat(pull.statuses.told())
        .allSatisfy(
            told -> {
              assertThat(told.repository()).isEqualTo(ReviewFixture.REPOSITORY);
              assertThat(told.commit()).isEqualTo(PullRequestFixture.HEAD);
              assertThat(told.status().ref()).isEqualTo("refs/heads/feature/Pipeline");
            });
    assertThat(pull.opened).allMatch(TextContent::isClosed);
  }

  @Test
  void theSameReviewAgainPutsTheSameReportInPlaceOfTheFirst() {
    pull.head(ReviewFixture.service(ReviewFixture.MANIFEST));
    pull.deployed =
        ReviewFixture.deployed(
            ReviewFixture.service(ReviewFixture.MANIFEST + "scan: { failOn: low }\n"));

    pull.review();
    pull.review();

    assertThat(pull.insights.reports()).hasSize(1);
    assertThat(pull.insights.puts()).hasSize(2);
    assertThat(pull.insights.puts().get(0)).isEqualTo(pull.insights.puts().get(1));
  }

  @Test
  void aFaultyManifestIsTheDevelopersToMend() {
    pull.head(ReviewFixture.service(ReviewFixture.MANIFEST.replace("prod", "prdo")));

    ReviewOutcome outcome = pull.review();

    assertThat(outcome.state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(pull.report().passed()).isFalse();
    assertThat(pull.report().annotations()).hasSize(1);
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(pull.last().description()).startsWith("pipeline.yaml:7:18 ");
  }

  @Test
  void aCommitThatCannotBeArchivedIsTheDevelopersToMend() {
    pull.open(ReviewFixture.open(false));
    pull.commits.put(
        PullRequestFixture.HEAD,
        () -> {
          throw new RefusedCommitException("the path 'a\\b' contains a backslash; rename it");
        });

    assertThat(pull.review().state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(pull.report().details()).contains("the path 'a\\b' contains a backslash; rename it");
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.FAILED);
  }

  @Test
  void aRepositoryThatDoesNotUseTheFactoryPasses() {
    pull.head(Map.of("README.md", ""));
    pull.main(Map.of("README.md", ""));

    assertThat(pull.review().state()).isEqualTo(DeliveryState.DONE);
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.SUCCESSFUL);
    assertThat(pull.report().details()).contains("pipewright init");
    assertThat(pull.opened).hasSize(2).allMatch(TextContent::isClosed);
  }

  @Test
  void anEmptyTargetHasNoManifest() {
    pull.head(Map.of("README.md", ""));

    assertThat(pull.review().state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void aManifestThatGoesAwayFails() {
    pull.head(Map.of("README.md", ""));
    pull.main(ReviewFixture.service(ReviewFixture.MANIFEST));

    assertThat(pull.review().state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(pull.last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(pull.last().description()).startsWith("pipeline.yaml is missing, but is in main");
  }

  @ParameterizedTest
  @EnumSource(
      value = PullRequest.State.class,
      names = {"MERGED", "DECLINED"})
  void aClosedPullRequestIsLeftAlone(PullRequest.State state) {
    PullRequest open = ReviewFixture.open(false);
    pull.open(
        new PullRequest(
            open.id(),
            state,
            open.head(),
            open.sourceBranch(),
            false,
            "main",
            Optional.empty(),
            Optional.empty()));

    assertNothingIsTold();
  }

  @Test
  void aPullRequestIntoAnotherBranchIsLeftAlone() {
    PullRequest open = ReviewFixture.open(false);
    pull.open(
        new PullRequest(
            open.id(),
            PullRequest.State.OPEN,
            open.head(),
            open.sourceBranch(),
            false,
            "Main",
            Optional.empty(),
            Optional.empty()));

    assertNothingIsTold();
  }

  @Test
  void aPullRequestThatIsGoneIsLeftAlone() {
    assertNothingIsTold();
  }

  @Test
  void aForkInCloudIsSaidNotToBeReviewed() {
    pull.kind = BitbucketKind.CLOUD;
    pull.open(ReviewFixture.open(true));

    assertThat(pull.review().state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(pull.insights.puts()).isEmpty();
    assertThat(pull.told())
        .containsExactly(
            "pipewright-review FAILED: Not reviewed: on Bitbucket Cloud the branch of a fork cannot"
                + " be read; push it to this repository");
  }

  @Test
  void aForkInCloudWhoseCommitTakesNoStatusIsIgnored() {
    pull.kind = BitbucketKind.CLOUD;
    pull.open(ReviewFixture.open(true));
    pull.statuses.fail();

    assertThat(pull.review().state()).isEqualTo(DeliveryState.IGNORED);
  }

  @Test
  void aForkInDataCenterIsReviewed() {
    pull.commits.put(
        PullRequestFixture.HEAD, () -> pull.text(ReviewFixture.service(ReviewFixture.MANIFEST)));
    pull.open(ReviewFixture.open(true));

    assertThat(pull.review().state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void notesOfTheContentAreReported() {
    pull.open(ReviewFixture.open(false));
    pull.commits.put(
        PullRequestFixture.HEAD,
        () -> new TextContent(ReviewFixture.service(ReviewFixture.MANIFEST), "two files are gone"));

    pull.review();

    assertThat(pull.report().details()).contains("Note: two files are gone");
    assertThat(pull.report().annotations())
        .extracting(InsightsReport.Annotation::severity)
        .containsExactly(InsightsReport.Severity.MEDIUM);
  }

  private void assertNothingIsTold() {
    assertThat(pull.review().state()).isEqualTo(DeliveryState.IGNORED);
    assertThat(pull.insights.puts()).isEmpty();
    assertThat(pull.statuses.told()).isEmpty();
  }
}
