package io.pipewright.cli.planning;

import io.pipewright.plan.ExplainedPlan;
import io.pipewright.problem.Result;

/**
 * What became of a manifest.
 *
 * @param file its name, as the problems spell it
 * @param plan the plan, or all problems
 * @param isAssumed whether there was no organisation's file, so that owner, accounts, protection
 *     and thresholds are assumed
 */
public record Judgement(String file, Result<ExplainedPlan> plan, boolean isAssumed) {}
