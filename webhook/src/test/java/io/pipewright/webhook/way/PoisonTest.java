package io.pipewright.webhook.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.localcloud.lambda.EventSourceMapping;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.webhook.lambda.WorkHandler;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.worker.SqsVisibility;
import io.pipewright.webhook.worker.Visibility;
import io.pipewright.webhook.worker.WorkBatch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Messages that can never succeed, before a good one of the same repository, in a queue that keeps
 * the order. Waits are a hundredth of what they are on AWS.
 */
class PoisonTest {
  private static final String QUEUE = "poisoned.fifo";
  private static final String DEAD = "poisoned-dead.fifo";
  private static final int FASTER = 100;
  private static final long ABSENT = 99;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void whatNeverSucceedsLetsTheNextOnePassAfterItsTrials() throws Exception {
    try (FaultyWay way = new FaultyWay(directory)) {
      SqsClient sqs = way.factory.clients(way.tasks).sqs();
      String dead = queue(sqs, DEAD, Map.of());
      String arn = way.factory.cloud.queues().arn(DEAD);
      String url =
          queue(
              sqs,
              QUEUE,
              Map.of(
                  QueueAttributeName.REDRIVE_POLICY,
                  "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                      .formatted(arn, WorkBatch.TRIALS)));
      WorkMessage good = way.delivered(way.push());
      WorkMessage hopeless = hopeless(way);
      sqs.sendMessage(
          it ->
              it.queueUrl(url)
                  .messageBody("not what anybody wrote")
                  .messageGroupId("ledger/ledger-api")
                  .messageDeduplicationId("malformed"));
      new SqsWorkQueue(sqs, url).send(hopeless);
      new SqsWorkQueue(sqs, url).send(good);

      try (EventSourceMapping worker = worker(way, sqs, url)) {
        assertThat(worker).isNotNull();
        awaitDone(way, good.delivery());
      }

      assertThat(way.tasks.commits())
          .containsExactly(((Work.Merge) good.work()).commit().orElseThrow());
      DeliveryRecord failed = way.ledger.delivery(hopeless.delivery()).orElseThrow();
      assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
      assertThat(failed.detail()).contains("no pull request " + ABSENT);
      assertThat(sqs.receiveMessage(it -> it.queueUrl(dead).maxNumberOfMessages(10)).messages())
          .extracting(message -> message.body())
          .containsExactlyInAnyOrder("not what anybody wrote", WorkMessageJson.write(hopeless));
    }
  }

  private static WorkMessage hopeless(FaultyWay way) {
    DeliveryId id = new DeliveryId("hopeless");
    Work work =
        new Work.Merge(TestOrganisation.LEDGER, "main", Optional.empty(), OptionalLong.of(ABSENT));
    way.ledger.record(DeliveryRecord.received(id, Instant.now(), "pr:merged", work));
    way.ledger.move(id, DeliveryState.QUEUED, Instant.now(), "");
    return new WorkMessage(id, 1, work);
  }

  private static String queue(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
    all.putAll(attributes);
    all.put(QueueAttributeName.FIFO_QUEUE, "true");
    return sqs.createQueue(it -> it.queueName(name).attributes(all)).queueUrl();
  }

  private EventSourceMapping worker(FaultyWay way, SqsClient sqs, String url) {
    Visibility visibility = new SqsVisibility(sqs, QUEUE);
    WorkHandler handler =
        new WorkHandler(
            new WorkBatch(
                way.application.worker(),
                (receipt, time) -> visibility.hide(receipt, time.dividedBy(FASTER)),
                new Random(1)),
            Clock.systemUTC(),
            directory);
    return LocalWorker.start(sqs, url, way.factory.cloud.queues().arn(QUEUE), 2, handler);
  }

  private static void awaitDone(FaultyWay way, DeliveryId id) throws InterruptedException {
    Instant limit = Instant.now().plus(LIMIT);
    while (way.ledger.delivery(id).orElseThrow().state() != DeliveryState.DONE) {
      assertThat(Instant.now()).as("waited in vain").isBefore(limit);
      Thread.sleep(50);
    }
  }
}
