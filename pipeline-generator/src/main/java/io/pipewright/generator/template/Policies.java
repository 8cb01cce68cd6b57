package io.pipewright.generator.template;

import io.pipewright.plan.Grant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements written out. The CDK's own grants are wider than what is needed, so none is used. */
final class Policies {
  private Policies() {}

  /** Lets a role do {@code actions}. */
  static PolicyStatement allow(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }

  /** Draws a grant; {@code resolve} gives the ARN that a resource of the plan stands for. */
  static PolicyStatement allow(Grant grant, UnaryOperator<String> resolve) {
    return allow(grant.actions(), grant.resources().stream().map(resolve).toList());
  }

  /** Lets someone else do {@code actions} on a resource whose policy this becomes a part of. */
  static PolicyStatement share(
      IPrincipal with, List<String> actions, List<String> resources, Map<String, ?> conditions) {
    return PolicyStatement.Builder.create()
        .principals(List.of(with))
        .actions(actions)
        .resources(resources)
        .conditions(conditions)
        .build();
  }

  /** Forbids {@code actions} to {@code whom} where {@code conditions} hold. */
  static PolicyStatement deny(
      String sid,
      IPrincipal whom,
      List<String> actions,
      List<String> resources,
      Map<String, ?> conditions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .principals(List.of(whom))
        .actions(actions)
        .resources(resources)
        .conditions(conditions)
        .build();
  }

  /** Two conditions in this order: {@code Map.of} has another one in every process. */
  static Map<String, ?> conditions(
      String firstOperator, Map<String, ?> first, String secondOperator, Map<String, ?> second) {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put(firstOperator, first);
    conditions.put(secondOperator, second);
    return conditions;
  }

  static PolicyDocument document(List<PolicyStatement> statements) {
    return PolicyDocument.Builder.create().statements(statements).build();
  }
}
