package io.pipewright.localcloud.bitbucket;

/**
 * What a webhook answered.
 *
 * @param status HTTP status
 * @param body its text
 */
public record DeliveryAnswer(int status, String body) {}
