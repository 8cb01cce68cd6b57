package io.pipewright.generator;

import io.pipewright.generator.report.CommitReport;
import io.pipewright.problem.Problem;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an outcome: in full to the log, in short to the commit. */
final class OutcomeReport implements GenerationOutcome.Cases<Boolean> {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReport.class);

  private final CommitReport commit;

  OutcomeReport(CommitReport commit) {
    this.commit = commit;
  }

  @Override
  public Boolean ready(GenerationOutcome.Ready outcome) {
    String change =
        switch (outcome.change()) {
          case CREATED -> "created";
          case UPDATED -> "updated";
          case UNCHANGED -> "up to date";
        };
    String text =
        "Pipeline %s is %s; execution %s runs this commit"
            .formatted(outcome.pipeline(), change, outcome.execution().id());
    LOG.info(text);
    commit.ready(outcome.pipeline(), text);
    return true;
  }

  @Override
  public Boolean superseded(GenerationOutcome.Superseded outcome) {
    LOG.info("superseded: {}", outcome.reason());
    commit.superseded();
    return true;
  }

  @Override
  public Boolean rejected(GenerationOutcome.Rejected outcome) {
    LOG.warn(
        "{} problem(s), nothing was touched\n{}",
        outcome.problems().size(),
        outcome.problems().stream().map(Problem::describe).collect(Collectors.joining("\n")));
    commit.rejected(outcome.problems());
    return true;
  }

  @Override
  public Boolean unavailable(GenerationOutcome.Unavailable outcome) {
    LOG.error("not done: {}", outcome.reason());
    commit.failed(outcome.reason());
    return true;
  }

  @Override
  public Boolean defect(GenerationOutcome.Defect outcome) {
    LOG.error("a defect of the generator", outcome.cause());
    commit.failed("an error of its own; the details are in its log");
    return true;
  }
}
