package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.server.AwsError;
import java.util.Map;

/** Judges by the policies of the deployed roles. Only the account's root user needs none. */
public final class PolicyAuthorizer implements Authorizer {
  private static final int FORBIDDEN = 403;

  private final Roles roles;

  /** Over these roles. */
  public PolicyAuthorizer(Roles roles) {
    this.roles = roles;
  }

  @Override
  public void authorize(
      Caller caller, String action, String resourceArn, Map<String, String> resourceTags) {
    RequestContext context =
        RequestContext.call(caller, action, resourceArn)
            .tags("aws:ResourceTag/", resourceTags)
            .build();
    Decision decision = judge(caller, context);
    if (decision != Decision.ALLOWED) {
      throw denied(caller, action, resourceArn, decision);
    }
  }

  /** What the caller's policies say of a call. */
  Decision judge(Caller caller, RequestContext context) {
    if (caller.isRoot()) {
      return Decision.ALLOWED;
    }
    return roles
        .withArn(caller.arn())
        .map(role -> roles.judge(role, context))
        .orElse(Decision.NOT_ALLOWED);
  }

  /** The error of a call that is not allowed, in AWS's words. */
  static AwsError denied(Caller caller, String action, String resource, Decision decision) {
    String reason =
        decision == Decision.EXPLICITLY_DENIED
            ? " with an explicit deny in an identity-based policy"
            : " because no identity-based policy allows the " + action + " action";
    return new AwsError(
        FORBIDDEN,
        "AccessDeniedException",
        "User: "
            + Arns.session(caller)
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + resource
            + reason);
  }
}
