package io.pipewright.generator;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.progress.CommitProgress;
import io.pipewright.ledger.CommitStep;
import io.pipewright.problem.ProblemLine;

/** Writes an outcome into the ledger; a pipeline that runs is written down when it is started. */
final class OutcomeRecord implements GenerationOutcome.Cases<Boolean> {
  private static final int LONGEST = 1_000;

  private final CommitProgress progress;
  private final GenerationRequest request;

  OutcomeRecord(CommitProgress progress, GenerationRequest request) {
    this.progress = progress;
    this.request = request;
  }

  @Override
  public Boolean ready(GenerationOutcome.Ready outcome) {
    return true;
  }

  @Override
  public Boolean superseded(GenerationOutcome.Superseded outcome) {
    return ended(CommitStep.SUPERSEDED, outcome.reason());
  }

  @Override
  public Boolean rejected(GenerationOutcome.Rejected outcome) {
    return ended(CommitStep.REFUSED, ProblemLine.of(outcome.problems(), LONGEST));
  }

  @Override
  public Boolean unavailable(GenerationOutcome.Unavailable outcome) {
    return ended(CommitStep.FAILED, outcome.reason());
  }

  @Override
  public Boolean defect(GenerationOutcome.Defect outcome) {
    return ended(
        CommitStep.FAILED,
        "an error of the generator's own; the details are in the log of delivery "
            + request.deliveryId());
  }

  private boolean ended(CommitStep step, String reason) {
    progress.ended(request, step, reason);
    return true;
  }
}
