package io.pipewright.localcloud.codepipeline;

import java.util.Map;
import java.util.Optional;

/**
 * How an action ended.
 *
 * @param succeeded whether the stage may go on
 * @param summary for people
 * @param failure why not, where the summary does not say it
 * @param variables its output variables
 */
record ActionOutcome(
    boolean succeeded,
    String summary,
    Optional<ActionRun.Failure> failure,
    Map<String, String> variables) {
  ActionOutcome {
    variables = Map.copyOf(variables);
  }

  static ActionOutcome success(String summary, Map<String, String> variables) {
    return new ActionOutcome(true, summary, Optional.empty(), variables);
  }

  static ActionOutcome failure(String code, String message) {
    return new ActionOutcome(
        false, "", Optional.of(new ActionRun.Failure(code, message)), Map.of());
  }
}
