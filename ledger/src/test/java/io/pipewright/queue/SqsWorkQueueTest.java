package io.pipewright.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.LedgerException;
import io.pipewright.ledger.Work;
import io.pipewright.localcloud.queues.QueueStorage;
import io.pipewright.repository.RepositoryId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The real adapter keeps the contract, over the wire. */
class SqsWorkQueueTest extends WorkQueueContract {
  private static final AtomicInteger QUEUES = new AtomicInteger();
  private static QueueStorage server;
  private static SqsClient client;

  private String url = "";
  private WorkQueue queue = message -> {};

  @BeforeAll
  static void start() {
    server = QueueStorage.start("111111111111", "eu-west-1");
    client = server.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void makeQueue() {
    String name = "deliveries-" + QUEUES.incrementAndGet() + ".fifo";
    url =
        client
            .createQueue(
                q -> q.queueName(name).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    queue = SqsWorkQueue.named(client, name);
  }

  @Override
  WorkQueue queue() {
    return queue;
  }

  @Override
  Optional<WorkMessage> next() {
    Optional<Message> message = receive();
    message.ifPresent(
        it -> client.deleteMessage(m -> m.queueUrl(url).receiptHandle(it.receiptHandle())));
    return message.map(Message::body).map(WorkMessageJson::read);
  }

  private Optional<Message> receive() {
    return client
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(1)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .findFirst();
  }

  @Test
  void aMessageSaysItsGroupAndItsAttempt() {
    queue.send(
        new WorkMessage(
            new DeliveryId("d-1"), 3, new Work.Review(new RepositoryId("~ANN", "a.b"), 7)));

    Message message = receive().orElseThrow();
    assertThat(message.body())
        .isEqualTo(
            "{\"delivery\":\"d-1\",\"attempt\":3,"
                + "\"work\":{\"repository\":\"~ANN/a.b\",\"kind\":\"review\",\"pullRequest\":7}}");
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "~ann/a.b")
        .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d-1-3");
  }

  /** Longer than a message group may be. */
  @Test
  void theLongestNamesAreGroupsOfTheirOwn() {
    RepositoryId one = new RepositoryId("P".repeat(128), "s".repeat(128));
    RepositoryId other = new RepositoryId("P".repeat(128), "s".repeat(127) + "t");

    assertThat(SqsWorkQueue.group(one))
        .hasSize(128)
        .isNotEqualTo(SqsWorkQueue.group(other))
        .isEqualTo(SqsWorkQueue.group(new RepositoryId("p".repeat(128), one.slug())));
    queue.send(
        new WorkMessage(new DeliveryId("x".repeat(100)), 1_000_000, new Work.Review(one, 1)));
    assertThat(next()).isPresent();
  }

  @Test
  void noExceptionOfAwsLeaves() {
    assertThatThrownBy(() -> SqsWorkQueue.named(client, "none.fifo"))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("cannot find the queue none.fifo: ");
    WorkMessage message =
        new WorkMessage(new DeliveryId("a"), 1, new Work.Review(new RepositoryId("P", "s"), 1));
    assertThatThrownBy(() -> new SqsWorkQueue(client, url + "x").send(message))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("cannot queue the delivery a: ");
  }
}
