package io.pipewright.webhook.review;

import io.pipewright.plan.diff.PlanChange;
import io.pipewright.plan.diff.PrintableText;
import io.pipewright.problem.ProblemLine;
import io.pipewright.webhook.archive.CommitArchive;

/** A result in one line. */
final class ReviewLine implements ReviewResult.Cases<String> {
  /** What Bitbucket takes at most of a build status. */
  static final int LIMIT = 255;

  private final String target;

  private ReviewLine(String target) {
    this.target = target;
  }

  static String of(ReviewResult result, String target) {
    return fitted(result.match(new ReviewLine(target)));
  }

  /** A text as one line within the limit, without characters that are not to be seen. */
  static String fitted(String text) {
    return ProblemLine.cut(PrintableText.of(text.replace('\n', ' ')), LIMIT);
  }

  @Override
  public String planned(ReviewResult.Planned result) {
    PlanSummary summary = PlanSummary.of(result.explained().plan());
    return "%s; %d stages; environments: %s"
        .formatted(changes(result), summary.stages().size(), summary.environmentsInWords());
  }

  /** What changes, in a few words. */
  static String changes(ReviewResult.Planned result) {
    return result
        .deployed()
        .match(
            new Deployed.Cases<String>() {
              @Override
              public String none(Deployed.None none) {
                return "first pipeline";
              }

              @Override
              public String known(Deployed.Known old) {
                return count(result);
              }

              @Override
              public String unknown(Deployed.Unknown unknown) {
                return "not compared";
              }
            });
  }

  private static String count(ReviewResult.Planned result) {
    int all = result.changes().size();
    long sensitive = result.changes().stream().filter(PlanChange::isSensitive).count();
    if (all == 0) {
      return "no change";
    }
    return all
        + (all == 1 ? " change" : " changes")
        + (sensitive == 0 ? "" : ", of which %d to look at".formatted(sensitive));
  }

  @Override
  public String faulty(ReviewResult.Faulty result) {
    return ProblemLine.of(result.problems(), LIMIT);
  }

  @Override
  public String refused(ReviewResult.Refused result) {
    return result.reason();
  }

  @Override
  public String absent(ReviewResult.Absent result) {
    return result.targetHasOne()
        ? "%s is missing, but is in %s: merge %s into the branch, or put the file back"
            .formatted(CommitArchive.MANIFEST, target, target)
        : "No %s, so nothing to do; 'pipewright init' writes one".formatted(CommitArchive.MANIFEST);
  }
}
