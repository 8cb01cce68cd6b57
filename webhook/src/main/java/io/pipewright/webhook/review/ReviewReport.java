package io.pipewright.webhook.review;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Fact;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.plan.diff.PlanChange;
import io.pipewright.problem.ProblemLine;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is told on the head of a pull request. The same result gives the same report.
 *
 * @param insights in full
 * @param status in one line; a merge check can require it
 */
public record ReviewReport(InsightsReport insights, BuildStatus status) {
  /** The key of the build status. */
  public static final String STATUS_KEY = "pipewright-review";

  private static final String REPORT_KEY = "pipewright";
  private static final String TITLE = "Pipewright: the pipeline of this pull request";

  /** Data Center shows no more, and more of a value than this is no fact. */
  private static final int LONGEST_FACT = 100;

  /**
   * The report of a result.
   *
   * @param notes what the pipeline will not find as the developer may expect it; a sentence each
   * @param console base URL of the pages that are linked to, without a trailing slash
   */
  public static ReviewReport of(
      ReviewResult result, List<String> notes, PullRequest pullRequest, URI console) {
    String target = pullRequest.targetBranch();
    InsightsReport insights =
        new InsightsReport(
            REPORT_KEY,
            TITLE,
            result.match(new ReviewDetails(notes, target)),
            result.passes(),
            Optional.of(page(console)),
            result.match(new Facts()),
            ReviewAnnotations.of(result, notes));
    return new ReviewReport(
        insights,
        status(
            result.passes() ? BuildStatus.State.SUCCESSFUL : BuildStatus.State.FAILED,
            ReviewLine.of(result, target),
            pullRequest,
            console));
  }

  /** The build status of a review, with these words. */
  static BuildStatus status(
      BuildStatus.State state, String words, PullRequest pullRequest, URI console) {
    return new BuildStatus(
        STATUS_KEY,
        state,
        TITLE,
        page(console),
        ReviewLine.fitted(words),
        "refs/heads/" + pullRequest.sourceBranch());
  }

  // Not the page of one pipeline: the longest name would not fit into a status' URL.
  private static URI page(URI console) {
    return URI.create(console + "/pipelines");
  }

  private static final class Facts implements ReviewResult.Cases<List<Fact>> {
    @Override
    public List<Fact> planned(ReviewResult.Planned result) {
      PlanSummary summary = PlanSummary.of(result.explained().plan());
      return List.of(
          fact("Stages", summary.stages().size()),
          fact("Gates", summary.gates().size()),
          fact("Environments", summary.environmentsInWords()),
          fact("Changes", ReviewLine.changes(result)),
          fact(
              "Needs attention",
              result.changes().stream().filter(PlanChange::isSensitive).count()));
    }

    @Override
    public List<Fact> faulty(ReviewResult.Faulty result) {
      return List.of(fact("Problems", result.problems().size()));
    }

    @Override
    public List<Fact> refused(ReviewResult.Refused result) {
      return List.of();
    }

    @Override
    public List<Fact> absent(ReviewResult.Absent result) {
      return List.of();
    }

    private static Fact fact(String title, long count) {
      return new Fact(title, Long.toString(count));
    }

    private static Fact fact(String title, String value) {
      return new Fact(title, ProblemLine.cut(value, LONGEST_FACT));
    }
  }
}
