package io.pipewright.plan;

import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestDocument;
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
    return explain(request)
        .match(explained -> new Result.Valid<>(explained.plan()), Result.Invalid::new);
  }

  /** The plan and why it is as it is, or everything in the manifest that stands against it. */
  public Result<ExplainedPlan> explain(PlanRequest request) {
    return request
        .manifest()
        .document()
        .map(document -> explain(request, document))
        .orElseGet(() -> new Result.Invalid<>(request.manifest().problems()));
  }

  private Result<ExplainedPlan> explain(PlanRequest request, ManifestDocument document) {
    return Decisions.of(request, document, packs)
        .match(
            decisions ->
                new Result.Valid<>(
                    new PipelineDesign(request.organisation(), packs, decisions).plan()),
            Result.Invalid::new);
  }
}
