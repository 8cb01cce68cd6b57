package io.pipewright.organisation;

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
    String executionRole) {}
