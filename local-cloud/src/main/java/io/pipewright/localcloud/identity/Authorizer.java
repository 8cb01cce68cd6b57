package io.pipewright.localcloud.identity;

import java.util.Map;

/** Judges a call by the IAM policies that were deployed. */
public interface Authorizer {
  /**
   * Lets the call pass or throws.
   *
   * @param caller who
   * @param action for example {@code codepipeline:PutApprovalResult}
   * @param resourceArn what it is done to
   * @param resourceTags the tags of that resource
   * @throws io.pipewright.localcloud.server.AwsError {@code AccessDeniedException}
   */
  void authorize(
      Caller caller, String action, String resourceArn, Map<String, String> resourceTags);
}
