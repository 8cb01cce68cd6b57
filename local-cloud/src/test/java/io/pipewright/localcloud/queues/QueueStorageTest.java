package io.pipewright.localcloud.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What the factory relies on in a FIFO queue, over HTTP with the SDK's client. */
class QueueStorageTest {
  private static QueueStorage queues;
  private static SqsClient client;

  @BeforeAll
  static void start() {
    queues = QueueStorage.start("111111111111", "eu-west-1");
    client = queues.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    queues.close();
  }

  private static String queue(String name, Map<QueueAttributeName, String> more) {
    Map<QueueAttributeName, String> attributes = new HashMap<>(more);
    attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    return client.createQueue(it -> it.queueName(name).attributes(attributes)).queueUrl();
  }

  private static void send(String url, String group, String body) {
    client.sendMessage(
        it ->
            it.queueUrl(url).messageGroupId(group).messageDeduplicationId(body).messageBody(body));
  }

  private static List<Message> receive(String url) {
    return client
        .receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
        .messages();
  }

  @Test
  void aQueueIsNamedAsInAws() {
    String url = queue("named.fifo", Map.of());
    assertThat(url).isEqualTo(queues.url("named.fifo"));
    assertThat(url).startsWith("http://127.0.0.1:").endsWith("/111111111111/named.fifo");
    assertThat(
            client
                .getQueueAttributes(
                    it -> it.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes())
        .containsValue("arn:aws:sqs:eu-west-1:111111111111:named.fifo");
  }

  @Test
  void aMessageThatIsSentTwiceComesOnce() {
    String url = queue("once.fifo", Map.of());
    send(url, "pay/ledger", "a");
    send(url, "pay/ledger", "a");
    assertThat(receive(url)).extracting(Message::body).containsExactly("a");
  }

  @Test
  void aGroupIsHeldUntilItsFirstMessageIsDoneAndOthersAreNot() {
    String url = queue("groups.fifo", Map.of());
    send(url, "pay/ledger", "1");
    Message first = receive(url).get(0);
    send(url, "pay/ledger", "2");
    send(url, "risk/api", "3");
    assertThat(receive(url)).extracting(Message::body).containsExactly("3");
    client.deleteMessage(it -> it.queueUrl(url).receiptHandle(first.receiptHandle()));
    assertThat(receive(url)).extracting(Message::body).containsExactly("2");
  }

  @Test
  void whatWasReceivedTooOftenGoesToTheDeadLetterQueueAndTheGroupGoesOn() {
    String dead = queue("dead.fifo", Map.of());
    String url =
        queue(
            "redriven.fifo",
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\""
                    + queues.arn("dead.fifo")
                    + "\",\"maxReceiveCount\":2}"));
    send(url, "pay/ledger", "poison");
    assertThat(receive(url)).hasSize(1);
    assertThat(receive(url)).hasSize(1);
    assertThat(receive(url)).isEmpty();
    assertThat(receive(dead)).extracting(Message::body).containsExactly("poison");
    send(url, "pay/ledger", "later");
    assertThat(receive(url)).extracting(Message::body).containsExactly("later");
  }

  @Test
  void twoOfThemKnowNothingOfEachOther() {
    String url = queue("apart.fifo", Map.of());
    try (QueueStorage other = QueueStorage.start("111111111111", "eu-west-1");
        SqsClient otherClient = other.client()) {
      assertThat(other.uri()).isNotEqualTo(queues.uri());
      assertThatThrownBy(() -> otherClient.getQueueUrl(it -> it.queueName("apart.fifo")))
          .isInstanceOf(QueueDoesNotExistException.class);
    }
    assertThat(client.getQueueUrl(it -> it.queueName("apart.fifo")).queueUrl()).isEqualTo(url);
  }

  @Test
  void noThreadOfItKeepsTheProcessAlive() {
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("queues-"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }
}
