package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.identity.Caller;

/** How STS writes who someone is. */
final class Arns {
  private Arns() {}

  /** The caller's ARN: that of the session, if it assumed a role. */
  static String session(Caller caller) {
    return caller
        .session()
        .map(
            session ->
                "arn:aws:sts::%s:assumed-role/%s/%s"
                    .formatted(caller.account(), roleName(caller.arn()), session))
        .orElse(caller.arn());
  }

  /** The name at the end of a role's ARN, without its path. */
  static String roleName(String roleArn) {
    return roleArn.substring(roleArn.lastIndexOf('/') + 1);
  }
}
