package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.bitbucket.FakeRepositories;
import io.pipewright.webhook.bitbucket.RecordingInsights;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.feedback.RecordingStatuses;
import io.pipewright.webhook.launch.RecordingHandover;
import io.pipewright.webhook.merge.OwnedRepository;
import io.pipewright.webhook.work.Errand;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Pull request 7 of a repository, and what Bitbucket is told of it. */
final class PullRequestFixture {
  private static final RepositoryId REPOSITORY = ReviewFixture.REPOSITORY;
  static final CommitHash HEAD = ReviewFixture.HEAD;
  private static final CommitHash MAIN = new CommitHash("b".repeat(40));
  private static final OwnedRepository OWNED =
      OwnedRepository.find(ReviewFixture.ORGANISATION, REPOSITORY).orElseThrow();

  final FakeRepositories repositories = new FakeRepositories();
  final RecordingInsights insights = new RecordingInsights();
  final RecordingStatuses statuses = new RecordingStatuses();
  final Map<CommitHash, Supplier<ReviewContent>> commits = new HashMap<>();
  final List<TextContent> opened = new ArrayList<>();
  final RecordingHandover handover = new RecordingHandover();
  boolean handsOver = true;
  Deployed deployed = new Deployed.None();
  BitbucketKind kind = BitbucketKind.DATA_CENTER;

  ReviewOutcome review() {
    PullRequestReview.Services services =
        new PullRequestReview.Services(
            repositories,
            (repository, commit, budget) ->
                Optional.ofNullable(commits.get(commit)).orElseThrow().get(),
            repository -> deployed,
            insights,
            statuses,
            handover);
    return new PullRequestReview(
            services,
            ReviewFixture.review(),
            new PullRequestReview.Place(kind, "main", ReviewFixture.CONSOLE))
        // As another instance spells it.
        .review(new Work.Review(new RepositoryId("pay", "ledger-api"), 7), OWNED, errand());
  }

  private Errand errand() {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    CheckoutBudget budget = new CheckoutBudget(1L << 30, Instant.EPOCH.plusSeconds(60), clock);
    return new Errand(new DeliveryId("d-1"), 1, false, budget, handsOver, step -> {});
  }

  void head(Map<String, String> files) {
    open(ReviewFixture.open(false));
    commits.put(HEAD, () -> text(files));
  }

  void main(Map<String, String> files) {
    repositories.tip(REPOSITORY, "main", MAIN);
    commits.put(MAIN, () -> text(files));
  }

  /** Only one commit may be on the disk at a time. */
  TextContent text(Map<String, String> files) {
    assertThat(opened).allMatch(TextContent::isClosed);
    TextContent content = new TextContent(files);
    opened.add(content);
    return content;
  }

  void open(PullRequest pullRequest) {
    repositories.put(REPOSITORY, pullRequest);
  }

  InsightsReport report() {
    return insights.puts().get(insights.puts().size() - 1);
  }

  BuildStatus last() {
    return statuses.told().get(statuses.told().size() - 1).status();
  }

  List<String> told() {
    return statuses.told().stream().map(RecordingStatuses.Told::toString).toList();
  }
}
