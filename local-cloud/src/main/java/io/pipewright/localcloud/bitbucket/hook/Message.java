package io.pipewright.localcloud.bitbucket.hook;

/**
 * What a happening is told as.
 *
 * @param event event key
 * @param body JSON
 */
public record Message(String event, String body) {}
