package io.pipewright.localcloud.lambda;

import java.time.Duration;

/**
 * A queue that a function works off.
 *
 * @param queueUrl where it is
 * @param queueArn as the events name it
 * @param region as the events name it
 * @param batchSize most messages of a call, 1 to 10
 * @param concurrency most calls at once, 1 or more
 * @param longPoll how long one request waits for messages, at most 20 s; closing waits as long
 */
public record EventSource(
    String queueUrl,
    String queueArn,
    String region,
    int batchSize,
    int concurrency,
    Duration longPoll) {
  private static final int LARGEST_BATCH = 10;
  private static final long LONGEST_WAIT = 20;

  public EventSource {
    if (batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to 10 messages, not " + batchSize);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("one call at once at least, not " + concurrency);
    }
    if (longPoll.isNegative() || longPoll.toSeconds() > LONGEST_WAIT) {
      throw new IllegalArgumentException("SQS waits 0 to 20 s, not " + longPoll);
    }
  }
}
