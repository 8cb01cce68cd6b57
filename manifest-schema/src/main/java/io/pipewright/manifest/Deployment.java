package io.pipewright.manifest;

/**
 * One entry of {@code deploy}: what is put where.
 *
 * @param environment a name from the organisation's file
 * @param target how it gets there
 */
public record Deployment(String environment, CloudFormationTarget target) {}
