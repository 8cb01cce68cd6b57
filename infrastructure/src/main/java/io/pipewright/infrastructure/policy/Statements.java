package io.pipewright.infrastructure.policy;

import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Short forms of the statements that the stacks write. */
public final class Statements {
  private Statements() {}

  /** Allows {@code actions} on {@code resources}. */
  public static PolicyStatement allow(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }

  /** Allows {@code actions} on {@code resources} where {@code conditions} hold. */
  public static PolicyStatement allow(
      List<String> actions, List<String> resources, Conditions conditions) {
    return PolicyStatement.Builder.create()
        .actions(actions)
        .resources(resources)
        .conditions(conditions.toMap())
        .build();
  }

  /** Denies {@code actions} everywhere, whoever allows them. */
  public static PolicyStatement denyEverywhere(String sid, List<String> actions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .actions(actions)
        .resources(List.of("*"))
        .build();
  }
}
