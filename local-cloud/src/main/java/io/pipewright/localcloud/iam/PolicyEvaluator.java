package io.pipewright.localcloud.iam;

import java.util.Collection;
import java.util.List;

/**
 * Judges a call by policies as IAM does: one Deny is enough to refuse, one Allow is needed to pass.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS</a>
 */
public final class PolicyEvaluator {
  private PolicyEvaluator() {}

  /**
   * What the policies say.
   *
   * @throws io.pipewright.localcloud.server.AwsError {@code AccessDeniedException} if a statement
   *     has a condition key that cannot be judged here
   */
  public static Decision judge(Collection<PolicyDocument> policies, RequestContext context) {
    return judgeStatements(
        policies.stream().flatMap(policy -> policy.statements().stream()).toList(), context);
  }

  /** What these statements say. */
  static Decision judgeStatements(List<Statement> statements, RequestContext context) {
    List<Statement> matching = statements.stream().filter(it -> it.matches(context)).toList();
    if (matching.stream().anyMatch(it -> !it.allows())) {
      return Decision.EXPLICITLY_DENIED;
    }
    return matching.isEmpty() ? Decision.NOT_ALLOWED : Decision.ALLOWED;
  }
}
