package io.pipewright.webhook.worker;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Visibility in SQS. */
public final class SqsVisibility implements Visibility {
  private static final Logger log = LoggerFactory.getLogger(SqsVisibility.class);

  private final SqsClient sqs;
  private final String queue;

  /** Found when the first message is put off, and kept: it never changes. */
  private volatile Optional<String> url = Optional.empty();

  /** Messages of the queue of that name. */
  public SqsVisibility(SqsClient sqs, String queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  @Override
  public void hide(String receiptHandle, Duration time) {
    try {
      String known = url();
      sqs.changeMessageVisibility(
          request ->
              request
                  .queueUrl(known)
                  .receiptHandle(receiptHandle)
                  .visibilityTimeout((int) time.toSeconds()));
    } catch (SdkException e) {
      // The message comes back all the same, when the queue's own time is over.
      log.warn("a message cannot be put off: {}", e.getMessage());
    }
  }

  private String url() {
    if (url.isEmpty()) {
      url = Optional.of(sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl());
    }
    return url.orElseThrow();
  }
}
