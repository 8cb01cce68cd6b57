package io.pipewright.organisation;

/**
 * The tools account.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 */
public record AwsHome(String account, String region) {}
