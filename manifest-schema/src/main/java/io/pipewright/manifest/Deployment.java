package io.pipewright.manifest;

/**
 * One entry of {@code deploy}: what is put where.
 *
 * @param index its place in the list as it is written, counted from 0
 * @param environment a name from the organisation's file
 * @param target how it gets there
 */
public record Deployment(int index, String environment, CloudFormationTarget target) {}
