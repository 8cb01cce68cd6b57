package io.pipewright.plan;

import io.pipewright.language.LanguagePacks;
import io.pipewright.problem.Result;

/**
 * Makes all decisions about a pipeline. Pure: the same request gives the same plan, byte for byte.
 */
public final class Planner {
  private final LanguagePacks packs;

  public Planner(LanguagePacks packs) {
    this.packs = packs;
  }

  /** The plan, or everything in the manifest that stands against it. */
  public Result<PipelinePlan> plan(PlanRequest request) {
    return Decisions.of(request, packs)
        .match(
            decisions ->
                new Result.Valid<>(
                    new PipelineDesign(request.organisation(), packs, decisions).plan()),
            Result.Invalid::new);
  }
}
