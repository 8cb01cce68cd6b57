package io.pipewright.webhook.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.Webhooks.Scope;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Disturbance;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.localcloud.lambda.EventSourceMapping;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.receive.ReceiveApplication;
import io.pipewright.receive.ReceiveSettings;
import io.pipewright.receive.http.LocalHttpServer;
import io.pipewright.receive.source.SourceRanges;
import io.pipewright.webhook.AwsClients;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.lambda.WorkHandler;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From what people do in Bitbucket to the task, for both kinds: webhooks are registered by REST and
 * delivered over HTTP, the queue, the ledger, git and S3 are spoken to over the wire.
 */
class DeliveryWayTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void everyCommitIsGeneratedOnceHoweverItIsDelivered(BitbucketKind kind) throws Exception {
    RecordedTasks tasks = new RecordedTasks(directory.resolve("tasks"));
    RepositoryName name =
        new RepositoryName(kind == BitbucketKind.CLOUD ? "ledger" : "LEDGER", "ledger-api");
    try (LocalFactory factory = new LocalFactory(directory.resolve("cloud"));
        BitbucketServer bitbucket =
            BitbucketServer.start(
                io.pipewright.localcloud.bitbucket.BitbucketKind.valueOf(kind.name()),
                directory.resolve("bitbucket"),
                new BitbucketAccounts(LocalFactory.TOKEN, "ada", "password"),
                Clock.systemUTC(),
                0)) {
      Organisation organisation = factory.organisation(kind, bitbucket.url());
      AwsClients aws = factory.clients(tasks);
      DynamoDbLedger ledger = new DynamoDbLedger(aws.dynamoDb(), "pipewright-ledger");
      WebhookApplication application =
          new WebhookApplication(
              organisation,
              aws,
              Clock.systemUTC(),
              new Random(1),
              new WebhookApplication.Place(
                  Files.createDirectories(directory.resolve("checkouts")), Path.of("..")));
      try (LocalHttpServer receiver = receiver(factory, organisation, aws, ledger);
          EventSourceMapping worker = worker(factory, aws, application)) {
        assertThat(worker).isNotNull();
        Path files = Files.createDirectories(directory.resolve("files"));
        Files.writeString(files.resolve("README.md"), "# Ledger");
        Files.writeString(files.resolve("pipeline.yaml"), "version: 1\n");
        PullRequest opened = bitbucket.openFromDirectory(name, files, "feat: a pipeline");
        register(kind, bitbucket, name, receiver.url());

        PullRequest updated =
            bitbucket.developer().update(opened, new Change("x", "fix: x", Map.of("x", "1")));
        await(
            () ->
                bitbucket.statuses(name, updated.sourceTip()).stream()
                    .anyMatch(
                        status ->
                            status.key().equals("pipewright-review")
                                && !status.state().equals("INPROGRESS")));
        assertThat(bitbucket.reports(name, updated.sourceTip())).hasSize(1);

        String merge = bitbucket.developer().merge(updated).mergeCommit().orElseThrow();
        settle(bitbucket, ledger);
        assertThat(tasks.commits()).containsExactly(merge);
        assertThat(states(ledger)).contains(DeliveryState.DONE, DeliveryState.DUPLICATE);

        bitbucket.disturb(Disturbance.duplicate());
        String pushed =
            bitbucket.developer().push(name, new Change("main", "fix: y", Map.of("y", "1")));
        settle(bitbucket, ledger);
        assertThat(tasks.commits()).containsExactly(merge, pushed);

        bitbucket.disturb(Disturbance.lose());
        String lost =
            bitbucket.developer().push(name, new Change("main", "fix: z", Map.of("z", "1")));
        settle(bitbucket, ledger);
        assertThat(tasks.commits()).containsExactly(merge, pushed);
        assertThat(application.reconciler().reconcile().merges()).isEqualTo(1);
        settle(bitbucket, ledger);
        assertThat(tasks.commits()).containsExactly(merge, pushed, lost);
      }
    }
  }

  private static LocalHttpServer receiver(
      LocalFactory factory, Organisation organisation, AwsClients aws, DynamoDbLedger ledger)
      throws Exception {
    String queue = factory.cloud.queues().url(LocalFactory.QUEUE);
    ReceiveApplication application =
        new ReceiveApplication(
            new ReceiveSettings(
                organisation.bitbucket().kind(),
                organisation.bitbucket().webhookSecret(),
                "pipewright-ledger",
                URI.create(queue),
                SourceRanges.ALL,
                "main"),
            aws::secrets,
            ledger,
            new SqsWorkQueue(aws.sqs(), queue),
            Clock.systemUTC());
    return LocalHttpServer.start(application.receiver(), 0);
  }

  private EventSourceMapping worker(
      LocalFactory factory, AwsClients aws, WebhookApplication application) {
    WorkHandler handler =
        new WorkHandler(application.batch(), Clock.systemUTC(), directory.resolve("checkouts"));
    return LocalWorker.start(
        aws.sqs(),
        factory.cloud.queues().url(LocalFactory.QUEUE),
        factory.cloud.queues().arn(LocalFactory.QUEUE),
        2,
        handler);
  }

  private static void register(
      BitbucketKind kind, BitbucketServer bitbucket, RepositoryName name, URI webhook) {
    Webhooks webhooks =
        BitbucketClient.of(
                new BitbucketAccess(kind, bitbucket.url(), () -> LocalFactory.TOKEN),
                Retry.standard(new Random(1), Sleeper.ofThread()))
            .webhooks();
    webhooks.create(
        new Scope(name.project(), Optional.empty()),
        URI.create(webhook + "/LEDGER"),
        webhooks.events(),
        LocalFactory.SECRET);
  }

  private static void settle(BitbucketServer bitbucket, DynamoDbLedger ledger) {
    assertThat(bitbucket.settle(LIMIT)).isTrue();
    await(() -> states(ledger).stream().allMatch(DeliveryState::isLast));
  }

  private static List<DeliveryState> states(DynamoDbLedger ledger) {
    return ledger.deliveries(new DeliveryQuery(Optional.empty(), false, 100)).stream()
        .map(DeliveryRecord::state)
        .toList();
  }

  private static void await(BooleanSupplier condition) {
    Instant limit = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited in vain").isBefore(limit);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
