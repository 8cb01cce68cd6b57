package io.pipewright.localcloud.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What Lambda does between a queue and a function: waits for messages, calls the function with a
 * batch of them, and deletes those that it does not report as failed ({@code
 * ReportBatchItemFailures}). If the function fails, or its answer is malformed, none is deleted.
 * What is not deleted comes again when its visibility timeout has passed; the queue's redrive
 * policy ends that.
 *
 * <p>That no two batches of one message group are worked off at once is the FIFO queue's doing. A
 * queue that cannot be reached is tried again and again.
 */
public final class EventSourceMapping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

  private final SqsClient client;
  private final EventSource source;
  private final LambdaFunction function;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> pollers = new ArrayList<>();

  private EventSourceMapping(SqsClient client, EventSource source, LambdaFunction function) {
    this.client = client;
    this.source = source;
    this.function = function;
  }

  /**
   * Begins to work the queue off.
   *
   * @param client stays the caller's, who closes it after this
   */
  public static EventSourceMapping start(
      SqsClient client, EventSource source, LambdaFunction function) {
    EventSourceMapping mapping = new EventSourceMapping(client, source, function);
    for (int number = 1; number <= source.concurrency(); number++) {
      Thread poller = new Thread(mapping::poll, "event-source-" + number);
      poller.setDaemon(true);
      poller.start();
      mapping.pollers.add(poller);
    }
    return mapping;
  }

  private void poll() {
    boolean reached = true;
    while (closing.getCount() > 0) {
      try {
        List<Message> messages = receive();
        reached = true;
        if (!messages.isEmpty()) {
          work(messages);
        }
      } catch (SdkException e) {
        if (reached) {
          LOG.warn("{} cannot be worked off: {}", source.queueUrl(), e.getMessage());
        }
        reached = false;
        pause();
      }
    }
  }

  private List<Message> receive() {
    return client
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(source.queueUrl())
                    .maxNumberOfMessages(source.batchSize())
                    .waitTimeSeconds((int) source.longPoll().toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private void work(List<Message> messages) {
    Set<String> all = messages.stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> failed = call(messages, all);
    List<DeleteMessageBatchRequestEntry> done =
        messages.stream()
            .filter(message -> !failed.contains(message.messageId()))
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    if (done.isEmpty()) {
      return;
    }
    for (BatchResultErrorEntry error :
        client
            .deleteMessageBatch(delete -> delete.queueUrl(source.queueUrl()).entries(done))
            .failed()) {
      LOG.warn("message {} was not deleted: {}", error.id(), error.message());
    }
  }

  private Set<String> call(List<Message> messages, Set<String> all) {
    try {
      String answer = function.invoke(SqsEvent.of(messages, source.queueArn(), source.region()));
      return BatchAnswer.failed(answer, all)
          .orElseGet(
              () -> {
                LOG.warn("the function's answer to {} messages is malformed", all.size());
                return all;
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return all;
    } catch (Exception e) {
      // Whatever a function throws fails its batch, as it does in Lambda.
      LOG.warn("the function failed at {} messages: {}", all.size(), e.toString());
      return all;
    }
  }

  private void pause() {
    try {
      closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks for no more messages, and waits for the calls that are running. */
  @Override
  public void close() {
    closing.countDown();
    try {
      for (Thread poller : pollers) {
        poller.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
