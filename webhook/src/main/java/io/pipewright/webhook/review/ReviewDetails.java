package io.pipewright.webhook.review;

import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.Setting;
import io.pipewright.plan.diff.PlanDiffText;
import io.pipewright.problem.Problem;
import io.pipewright.webhook.archive.CommitArchive;
import java.util.List;
import java.util.stream.Collectors;

/** A result in some lines of plain text. */
final class ReviewDetails implements ReviewResult.Cases<String> {
  /** What Data Center takes at most; Cloud names no smaller limit. */
  static final int LIMIT = 2000;

  // So that the changes always have some room.
  private static final int MOST_OF_STAGES = 600;
  private static final int MOST_OF_LINE = 250;
  private static final String MANIFEST = CommitArchive.MANIFEST;

  private final List<String> notes;
  private final String target;
  private final ReportLines lines = new ReportLines(LIMIT);

  ReviewDetails(List<String> notes, String target) {
    this.notes = notes;
    this.target = target;
  }

  @Override
  public String planned(ReviewResult.Planned result) {
    PipelinePlan plan = result.explained().plan();
    PlanSummary summary = PlanSummary.of(plan);
    lines
        .line("After the merge: pipeline %s of team %s".formatted(plan.name(), plan.team()))
        .line("Stages: " + String.join(" > ", summary.stages()), MOST_OF_STAGES)
        .line("Gates: " + String.join(", ", summary.gates()), MOST_OF_LINE);
    demand(result, "test.coverage", "Lines covered, in percent: at least ");
    demand(result, "scan.failOn", "Findings that fail a scan: from ");
    lines.line("Environments: " + summary.environmentsInWords(), MOST_OF_LINE);
    if (!summary.components().isEmpty()) {
      lines.line(
          "Components, each skipped if unchanged: " + String.join(", ", summary.components()),
          MOST_OF_LINE);
    }
    addNotes();
    lines.blank();
    compared(result);
    return lines.toString();
  }

  /** One value for all components, or each with its name. */
  private void demand(ReviewResult.Planned result, String key, String words) {
    List<Setting> settings =
        result.explained().settings().stream()
            .filter(setting -> setting.path().equals(key) || setting.path().endsWith("." + key))
            .toList();
    boolean isOne = settings.stream().map(Setting::value).distinct().count() == 1;
    lines.line(
        words
            + settings.stream()
                .map(setting -> setting.value() + (isOne ? "" : component(setting, key)))
                .distinct()
                .collect(Collectors.joining(", ")),
        MOST_OF_LINE);
  }

  /** The path is {@code components.NAME.KEY}. */
  private static String component(Setting setting, String key) {
    String path = setting.path();
    return " (" + path.substring(path.indexOf('.') + 1, path.length() - key.length() - 1) + ")";
  }

  private void compared(ReviewResult.Planned result) {
    result
        .deployed()
        .match(
            new Deployed.Cases<ReportLines>() {
              @Override
              public ReportLines none(Deployed.None none) {
                return lines.line(
                    "First pipeline: no deployed plan of this repository is stored, so all of it is new.");
              }

              @Override
              public ReportLines known(Deployed.Known old) {
                lines.line("Compared with what is deployed, of commit " + old.commit() + ":");
                lines.blocks(
                    PlanDiffText.of(result.changes(), false).lines().toList(),
                    left ->
                        "… %d more lines; 'pipewright diff --against origin/%s' shows all"
                            .formatted(left, target.length() > 80 ? "…" : target));
                return lines;
              }

              @Override
              public ReportLines unknown(Deployed.Unknown unknown) {
                return lines.line("What would change is not known: " + unknown.reason());
              }
            });
  }

  @Override
  public String faulty(ReviewResult.Faulty result) {
    List<Problem> problems = result.problems();
    lines.line(
        problems.size() == 1
            ? "No pipeline can be made of this commit: there is a problem."
            : "No pipeline can be made of this commit: there are %d problems."
                .formatted(problems.size()));
    if (problems.size() > ReviewAnnotations.MOST) {
      lines.line("Only the first %d are shown on their lines.".formatted(ReviewAnnotations.MOST));
    }
    addNotes();
    lines.blank();
    lines.blocks(
        problems.stream().map(Problem::describe).toList(),
        left -> "… %d more; 'pipewright validate' shows all".formatted(left));
    return lines.toString();
  }

  @Override
  public String refused(ReviewResult.Refused result) {
    lines.line("No pipeline can be made of this commit:").line(result.reason());
    addNotes();
    return lines.toString();
  }

  @Override
  public String absent(ReviewResult.Absent result) {
    if (result.targetHasOne()) {
      return lines
          .line(
              "There is no %s in this commit, but there is one in %s.".formatted(MANIFEST, target))
          .line("After the merge no commit would reach the pipeline, and nothing would change it.")
          .line("If the branch is older than the file: merge %s into it.".formatted(target))
          .line("If the file was removed by mistake: put it back.")
          .line("If the pipeline is to go: ask the team that runs the factory to remove it first.")
          .toString();
    }
    return lines
        .line("There is no %s in this repository, so the factory does nothing.".formatted(MANIFEST))
        .line("To begin: 'pipewright init' writes the file from what it finds here.")
        .line("'pipewright plan' shows what it will become; commit it, and see it reviewed here.")
        .toString();
  }

  private void addNotes() {
    if (!notes.isEmpty()) {
      lines.blank();
      notes.stream().limit(3).forEach(note -> lines.line("Note: " + note, MOST_OF_LINE));
    }
  }
}
