package io.pipewright.infrastructure.access;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/**
 * The role {@code pipewright-people}: one for everyone. What a person may do follows from the
 * session tags {@code team} and {@code approver} that the identity provider sends, so a change of
 * team is a change there and not here.
 *
 * <p>Drawn with CloudFormation's own resources: the statements are the product, and nothing may be
 * added to them in passing.
 */
public final class AccessStack extends Stack {
  private static final int SESSION_SECONDS = 3600;

  public AccessStack(Construct scope, String id, StackProps props, IdentityProvider provider) {
    super(scope, id, props);
    CfnRole people =
        CfnRole.Builder.create(this, "People")
            .roleName("pipewright-people")
            .description("Everyone who looks at pipelines or approves, by SAML session tags")
            .maxSessionDuration(SESSION_SECONDS)
            .assumeRolePolicyDocument(new PeopleTrust(this, provider).document())
            .build();
    CfnManagedPolicy.Builder.create(this, "Approval")
        .managedPolicyName("pipewright-approval")
        .description("See and approve the pipelines of the own team, and no way round an approval")
        .roles(List.of(people.getRef()))
        .policyDocument(new ApprovalPolicy(this).document())
        .build();
  }
}
