package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.RefusedCommitException;
import io.pipewright.webhook.bitbucket.FakeRepositories;
import io.pipewright.webhook.bitbucket.RecordingInsights;
import io.pipewright.webhook.feedback.RecordingStatuses;
import io.pipewright.webhook.merge.OwnedRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PullRequestReviewTest {
  private static final RepositoryId REPOSITORY = ReviewFixture.REPOSITORY;
  private static final CommitHash HEAD = ReviewFixture.HEAD;
  private static final CommitHash MAIN = new CommitHash("b".repeat(40));
  private static final OwnedRepository OWNED =
      OwnedRepository.find(ReviewFixture.ORGANISATION, REPOSITORY).orElseThrow();

  private final FakeRepositories repositories = new FakeRepositories();
  private final RecordingInsights insights = new RecordingInsights();
  private final RecordingStatuses statuses = new RecordingStatuses();
  private final Map<CommitHash, Supplier<ReviewContent>> commits = new HashMap<>();
  private final List<TextContent> opened = new ArrayList<>();
  private Deployed deployed = new Deployed.None();
  private BitbucketKind kind = BitbucketKind.DATA_CENTER;

  @Test
  void anOpenedPullRequestGetsItsReportAndItsStatus() {
    head(ReviewFixture.service(ReviewFixture.MANIFEST));

    ReviewOutcome outcome = review();

    assertThat(outcome.state()).isEqualTo(DeliveryState.DONE);
    assertThat(insights.reports()).containsOnlyKeys(REPOSITORY + "@" + HEAD + "#pipewright");
    assertThat(report().passed()).isTrue();
    assertThat(told())
        .containsExactly(
            "pipewright-review INPROGRESS: The pipeline of this pull request is being worked out",
            "pipewright-review SUCCESSFUL: first pipeline; 9 stages; environments: dev, prod"
                + " (approval)");
    assertThat(statuses.told())
        .allSatisfy(
            told -> {
              assertThat(told.repository()).isEqualTo(REPOSITORY);
              assertThat(told.commit()).isEqualTo(HEAD);
              assertThat(told.status().ref()).isEqualTo("refs/heads/feature/Pipeline");
            });
    assertThat(opened).allMatch(TextContent::isClosed);
  }

  @Test
  void theSameReviewAgainPutsTheSameReportInPlaceOfTheFirst() {
    head(ReviewFixture.service(ReviewFixture.MANIFEST));
    deployed =
        ReviewFixture.deployed(
            ReviewFixture.service(ReviewFixture.MANIFEST + "scan: { failOn: low }\n"));

    review();
    review();

    assertThat(insights.reports()).hasSize(1);
    assertThat(insights.puts()).hasSize(2);
    assertThat(insights.puts().get(0)).isEqualTo(insights.puts().get(1));
  }

  @Test
  void aFaultyManifestIsTheDevelopersToMend() {
    head(ReviewFixture.service(ReviewFixture.MANIFEST.replace("prod", "prdo")));

    ReviewOutcome outcome = review();

    assertThat(outcome.state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(report().passed()).isFalse();
    assertThat(report().annotations()).hasSize(1);
    assertThat(last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(last().description()).startsWith("pipeline.yaml:7:18 ");
  }

  @Test
  void aCommitThatCannotBeArchivedIsTheDevelopersToMend() {
    open(ReviewFixture.open(false));
    commits.put(
        HEAD,
        () -> {
          throw new RefusedCommitException("the path 'a\\b' contains a backslash; rename it");
        });

    assertThat(review().state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(report().details()).contains("the path 'a\\b' contains a backslash; rename it");
    assertThat(last().state()).isEqualTo(BuildStatus.State.FAILED);
  }

  @Test
  void aRepositoryThatDoesNotUseTheFactoryPasses() {
    head(Map.of("README.md", ""));
    main(Map.of("README.md", ""));

    assertThat(review().state()).isEqualTo(DeliveryState.DONE);
    assertThat(last().state()).isEqualTo(BuildStatus.State.SUCCESSFUL);
    assertThat(report().details()).contains("pipewright init");
    assertThat(opened).hasSize(2).allMatch(TextContent::isClosed);
  }

  @Test
  void anEmptyTargetHasNoManifest() {
    head(Map.of("README.md", ""));

    assertThat(review().state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void aManifestThatGoesAwayFails() {
    head(Map.of("README.md", ""));
    main(ReviewFixture.service(ReviewFixture.MANIFEST));

    assertThat(review().state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(last().description()).startsWith("pipeline.yaml is missing, but is in main");
  }

  @ParameterizedTest
  @EnumSource(
      value = PullRequest.State.class,
      names = {"MERGED", "DECLINED"})
  void aClosedPullRequestIsLeftAlone(PullRequest.State state) {
    PullRequest open = ReviewFixture.open(false);
    open(
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
    open(
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
    kind = BitbucketKind.CLOUD;
    open(ReviewFixture.open(true));

    assertThat(review().state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(insights.puts()).isEmpty();
    assertThat(told())
        .containsExactly(
            "pipewright-review FAILED: Not reviewed: on Bitbucket Cloud the branch of a fork cannot"
                + " be read; push it to this repository");
  }

  @Test
  void aForkInCloudWhoseCommitTakesNoStatusIsIgnored() {
    kind = BitbucketKind.CLOUD;
    open(ReviewFixture.open(true));
    statuses.fail();

    assertThat(review().state()).isEqualTo(DeliveryState.IGNORED);
  }

  @Test
  void aForkInDataCenterIsReviewed() {
    commits.put(HEAD, () -> text(ReviewFixture.service(ReviewFixture.MANIFEST)));
    open(ReviewFixture.open(true));

    assertThat(review().state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void aReportThatIsNotTakenStillHasItsStatus() {
    head(ReviewFixture.service(ReviewFixture.MANIFEST));
    insights.failWith(new BitbucketException("Bitbucket answered 429", true));

    ReviewOutcome outcome = review();

    assertThat(outcome)
        .isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "Bitbucket did not take the report"));
    assertThat(last().state()).isEqualTo(BuildStatus.State.SUCCESSFUL);
  }

  @Test
  void aStatusThatIsNotTakenLeavesTheReport() {
    head(ReviewFixture.service(ReviewFixture.MANIFEST));
    statuses.fail();

    assertThat(review().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(report().passed()).isTrue();
  }

  @Test
  void aBitbucketThatDoesNotAnswerHoldsNothingUp() {
    repositories.failWith(new BitbucketException("Bitbucket answered 503", true));

    assertThat(review())
        .isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "Bitbucket answered 503"));
  }

  @Test
  void aCommitThatCannotBeFetchedIsToldAsTheFactorysFault() {
    open(ReviewFixture.open(false));
    commits.put(
        HEAD,
        () -> {
          throw new UnavailableException("Bitbucket broke off");
        });

    assertThat(review()).isEqualTo(new ReviewOutcome(DeliveryState.FAILED, "Bitbucket broke off"));
    assertThat(last().state()).isEqualTo(BuildStatus.State.FAILED);
    assertThat(last().description())
        .isEqualTo(
            "The factory failed, not this commit; push again, or ask for a replay: Bitbucket broke"
                + " off");
  }

  @Test
  void aBugHoldsNothingUpAndItsDetailsStayOutOfBitbucket() {
    open(ReviewFixture.open(false));
    commits.put(
        HEAD,
        () -> {
          throw new IllegalStateException("secret detail");
        });

    ReviewOutcome outcome = review();

    assertThat(outcome.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(outcome.reason() + last().description()).doesNotContain("secret detail");
  }

  @Test
  void notesOfTheContentAreReported() {
    open(ReviewFixture.open(false));
    commits.put(
        HEAD,
        () -> new TextContent(ReviewFixture.service(ReviewFixture.MANIFEST), "two files are gone"));

    review();

    assertThat(report().details()).contains("Note: two files are gone");
    assertThat(report().annotations())
        .extracting(InsightsReport.Annotation::severity)
        .containsExactly(InsightsReport.Severity.MEDIUM);
  }

  private void assertNothingIsTold() {
    assertThat(review().state()).isEqualTo(DeliveryState.IGNORED);
    assertThat(insights.puts()).isEmpty();
    assertThat(statuses.told()).isEmpty();
  }

  private ReviewOutcome review() {
    PullRequestReview.Services services =
        new PullRequestReview.Services(
            repositories,
            (repository, commit) -> Optional.ofNullable(commits.get(commit)).orElseThrow().get(),
            repository -> deployed,
            insights,
            statuses);
    return new PullRequestReview(
            services,
            ReviewFixture.review(),
            new PullRequestReview.Place(kind, "main", ReviewFixture.CONSOLE))
        // As another instance spells it.
        .review(new Work.Review(new RepositoryId("pay", "ledger-api"), 7), OWNED);
  }

  private void head(Map<String, String> files) {
    open(ReviewFixture.open(false));
    commits.put(HEAD, () -> text(files));
  }

  private void main(Map<String, String> files) {
    repositories.tip(REPOSITORY, "main", MAIN);
    commits.put(MAIN, () -> text(files));
  }

  /** Only one commit may be on the disk at a time. */
  private TextContent text(Map<String, String> files) {
    assertThat(opened).allMatch(TextContent::isClosed);
    TextContent content = new TextContent(files);
    opened.add(content);
    return content;
  }

  private void open(PullRequest pullRequest) {
    repositories.put(REPOSITORY, pullRequest);
  }

  private InsightsReport report() {
    return insights.puts().get(insights.puts().size() - 1);
  }

  private BuildStatus last() {
    return statuses.told().get(statuses.told().size() - 1).status();
  }

  private List<String> told() {
    return statuses.told().stream().map(RecordingStatuses.Told::toString).toList();
  }
}
