package io.pipewright.receive.delivery;

/**
 * What the sender gets.
 *
 * @param status HTTP status
 * @param text one line; nothing that the sender did not know
 */
public record Answer(int status, String text) {}
