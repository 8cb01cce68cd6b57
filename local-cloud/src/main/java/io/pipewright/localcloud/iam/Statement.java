package io.pipewright.localcloud.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param sid its name, for messages
 * @param allows Allow or Deny
 * @param actions patterns
 * @param exceptActions whether {@code NotAction} was written
 * @param resources patterns; empty in a trust policy, which belongs to its role
 * @param exceptResources whether {@code NotResource} was written
 * @param principals whom a trust policy speaks of; empty in a policy of a role
 * @param conditions all must hold
 */
record Statement(
    String sid,
    boolean allows,
    List<String> actions,
    boolean exceptActions,
    List<PolicyText> resources,
    boolean exceptResources,
    List<Principal> principals,
    List<Condition> conditions) {
  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    principals = List.copyOf(principals);
    conditions = List.copyOf(conditions);
  }

  /**
   * Whom a trust policy names.
   *
   * @param kind {@code AWS}, {@code Service} or {@code Federated}
   * @param id an ARN, an account, a service, or {@code *}
   */
  record Principal(String kind, String id) {}

  /** Whether it speaks of this call. */
  boolean matches(RequestContext context) {
    return matchesAction(context.action())
        && matchesResource(context)
        && conditions.stream().allMatch(condition -> condition.holds(context));
  }

  private boolean matchesAction(String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    boolean named =
        actions.stream().anyMatch(it -> Glob.of(it.toLowerCase(Locale.ROOT)).matches(lower));
    return named != exceptActions;
  }

  private boolean matchesResource(RequestContext context) {
    if (resources.isEmpty()) {
      return true;
    }
    boolean named =
        resources.stream()
            .map(it -> it.glob(context))
            .flatMap(Optional::stream)
            .anyMatch(it -> it.matches(context.resource()));
    return named != exceptResources;
  }
}
