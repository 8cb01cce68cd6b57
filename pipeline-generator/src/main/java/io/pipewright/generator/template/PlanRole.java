package io.pipewright.generator.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * A role with exactly the statements that it is given. They are inline, so that whoever uses the
 * role depends on them too: a separate policy may be created after the first use of the role.
 */
final class PlanRole {
  /**
   * Path of the pipelines' service roles: what target accounts trust and organisation policies
   * protect.
   */
  static final String PIPELINES = "/pipeline/";

  /** Path of the roles that the actions and the projects run under. No target account trusts it. */
  static final String STEPS = "/pipeline-steps/";

  private final Role role;

  PlanRole(
      Construct scope,
      String id,
      String path,
      Optional<String> name,
      String description,
      IPrincipal assumedBy,
      List<PolicyStatement> statements) {
    Role.Builder builder =
        Role.Builder.create(scope, id)
            .path(path)
            .description(description)
            .assumedBy(assumedBy)
            .inlinePolicies(Map.of("Statements", Policies.document(statements)));
    name.ifPresent(builder::roleName);
    role = builder.build();
  }

  String arn() {
    return role.getRoleArn();
  }

  /** The role as the CDK may use it: whatever the CDK wants to grant to it is left out. */
  IRole fixed() {
    return role.withoutPolicyUpdates();
  }
}
