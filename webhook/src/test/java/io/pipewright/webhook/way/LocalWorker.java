package io.pipewright.webhook.way;

import io.pipewright.localcloud.lambda.EventSource;
import io.pipewright.localcloud.lambda.EventSourceMapping;
import io.pipewright.webhook.lambda.WorkHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The work function behind a queue, a message at a time as on AWS. */
final class LocalWorker {
  private LocalWorker() {}

  static EventSourceMapping start(
      SqsClient sqs, String url, String arn, int concurrency, WorkHandler handler) {
    return EventSourceMapping.start(
        sqs,
        new EventSource(url, arn, "eu-west-1", 1, concurrency, Duration.ofSeconds(1)),
        event -> {
          ByteArrayOutputStream answer = new ByteArrayOutputStream();
          handler.handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
          return answer.toString(StandardCharsets.UTF_8);
        });
  }
}
