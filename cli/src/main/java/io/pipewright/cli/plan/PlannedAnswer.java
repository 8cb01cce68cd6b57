package io.pipewright.cli.plan;

import io.pipewright.cli.planning.Judgement;
import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.plan.ExplainedPlan;

/**
 * What a command says of a manifest if it can be planned; of one that cannot, its problems are
 * said.
 */
interface PlannedAnswer {
  /** Prints the answer and gives the exit code. */
  int give(ExplainedPlan explained, boolean isAssumed);

  /** Judges the manifest at {@code path} and gives the answer, or prints the problems. */
  static int of(
      Environment environment, PlanningOptions options, String path, PlannedAnswer answer) {
    Subject subject = Subject.of(path, environment.in());
    Judgement judgement = Planning.with(environment, options).judge(subject, options);
    int exitCode =
        judgement
            .plan()
            .match(
                explained -> answer.give(explained, judgement.isAssumed()),
                problems -> {
                  environment.err().print(ProblemText.of(problems, environment.colour()));
                  return ExitCode.PROBLEMS;
                });
    environment.out().flush();
    environment.err().flush();
    return exitCode;
  }
}
