package io.pipewright.organisation;

import java.util.regex.Pattern;

/**
 * Where things are deployed to.
 *
 * @param name lower case, for example {@code prod}
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param isProtected whether a deployment needs an approval
 * @param deployRole ARN of the role that the pipeline assumes there
 * @param executionRole ARN of the role that CloudFormation uses there
 */
public record Environment(
    String name,
    String account,
    String region,
    boolean isProtected,
    String deployRole,
    String executionRole) {
  private static final Pattern PRODUCTION =
      Pattern.compile("(.*-)?(prod|prd|production|live)(-.*)?");

  /** Whether an environment of this name is production by its name. */
  public static boolean isCalledProduction(String name) {
    return PRODUCTION.matcher(name).matches();
  }
}
