package io.pipewright.webhook.way;

import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.Ledger;
import io.pipewright.localcloud.lambda.EventSourceMapping;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.receive.ReceiveApplication;
import io.pipewright.receive.ReceiveSettings;
import io.pipewright.receive.http.LocalHttpServer;
import io.pipewright.receive.source.SourceRanges;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.AwsClients;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.lambda.WorkHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Receiver, queue, ledger and workers, joined as on AWS; ECS is counted. */
final class BurstFactory implements AutoCloseable {
  private static final int CONCURRENCY = 4;

  private final LocalFactory factory;
  private final CountedTasks tasks = new CountedTasks();
  private final AwsClients aws;
  private final DynamoDbLedger ledger;
  private final LocalHttpServer receiver;
  private final EventSourceMapping worker;

  BurstFactory(Path directory, URI bitbucket, int repositories) throws IOException {
    factory = new LocalFactory(directory.resolve("cloud"));
    aws = factory.clients(tasks);
    ledger = new DynamoDbLedger(aws.dynamoDb(), "pipewright-ledger");
    String queue = factory.cloud.queues().url(LocalFactory.QUEUE);
    receiver =
        LocalHttpServer.start(
            new ReceiveApplication(
                    new ReceiveSettings(
                        BitbucketKind.DATA_CENTER,
                        "pipewright/webhook",
                        "pipewright-ledger",
                        URI.create(queue),
                        SourceRanges.ALL,
                        "main"),
                    aws::secrets,
                    ledger,
                    new SqsWorkQueue(aws.sqs(), queue),
                    Clock.systemUTC())
                .receiver(),
            0);
    Path checkouts = Files.createDirectories(directory.resolve("checkouts"));
    WorkHandler handler =
        new WorkHandler(
            new WebhookApplication(
                    organisation(bitbucket, repositories),
                    aws,
                    Clock.systemUTC(),
                    new Random(1),
                    new WebhookApplication.Place(checkouts, Path.of("..")))
                .batch(),
            Clock.systemUTC(),
            checkouts);
    worker =
        LocalWorker.start(
            aws.sqs(), queue, factory.cloud.queues().arn(LocalFactory.QUEUE), CONCURRENCY, handler);
  }

  private Organisation organisation(URI bitbucket, int repositories) {
    Organisation small = factory.organisation(BitbucketKind.DATA_CENTER, bitbucket);
    Set<RepositoryId> owned =
        IntStream.rangeClosed(1, repositories)
            .mapToObj(number -> new RepositoryId("LEDGER", slug(number)))
            .collect(Collectors.toSet());
    return new Organisation(
        small.aws(),
        small.bitbucket(),
        small.factory(),
        Map.of("payments", new Team("payments", factory.key(), owned)),
        Map.of(),
        small.gates());
  }

  static String slug(int number) {
    return "service-" + number;
  }

  URI url() {
    return URI.create(receiver.url() + "/LEDGER");
  }

  Ledger ledger() {
    return ledger;
  }

  List<CountedTasks.Started> started() {
    return tasks.started();
  }

  /** Waits until no message is left, neither visible nor being worked on. */
  void drain() throws InterruptedException {
    while (waiting() > 0) {
      Thread.sleep(200);
    }
  }

  private int waiting() {
    String url = factory.cloud.queues().url(LocalFactory.QUEUE);
    return aws
        .sqs()
        .getQueueAttributes(
            request ->
                request
                    .queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  @Override
  public void close() {
    receiver.close();
    worker.close();
    factory.close();
  }
}
