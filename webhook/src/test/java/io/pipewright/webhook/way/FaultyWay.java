package io.pipewright.webhook.way;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.Work;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.localcloud.faults.CloudFaults;
import io.pipewright.localcloud.faults.CloudFaults.Endpoint;
import io.pipewright.localcloud.faults.FaultProxy;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.queue.WorkMessage;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.work.Errand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** The worker with a proxy that can fail before each of its neighbours. */
final class FaultyWay implements AutoCloseable {
  private static final RepositoryName NAME = new RepositoryName("LEDGER", "ledger-api");

  final LocalFactory factory;
  final FaultProxy bitbucket;
  final CloudFaults aws;
  final RecordedTasks tasks;
  final FaultyTasks ecs;
  final DynamoDbLedger ledger;
  final BitbucketServer server;
  final WebhookApplication application;
  private final Path directory;
  private int commits;

  FaultyWay(Path directory) throws IOException {
    this.directory = directory;
    factory = new LocalFactory(directory.resolve("cloud"));
    server =
        BitbucketServer.start(
            directory.resolve("bitbucket"),
            new BitbucketAccounts(LocalFactory.TOKEN, "ada", "password"),
            Clock.systemUTC(),
            0);
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(files.resolve("pipeline.yaml"), "version: 1\n");
    server.importDirectory(NAME, files, "feat: a pipeline");
    bitbucket = FaultProxy.before(server.url());
    aws = CloudFaults.before(factory.cloud);
    tasks = new RecordedTasks(directory.resolve("tasks"));
    ecs = new FaultyTasks(tasks);
    ledger = new DynamoDbLedger(factory.clients(tasks).dynamoDb(), "pipewright-ledger");
    application =
        new WebhookApplication(
            TestOrganisation.at(BitbucketKind.DATA_CENTER, bitbucket.uri(), factory.key()),
            endpoints().clients(ecs),
            Clock.systemUTC(),
            new Random(1),
            new WebhookApplication.Place(
                Files.createDirectories(directory.resolve("checkouts")), Path.of("..")));
  }

  private Endpoints endpoints() {
    AccessKey root = factory.cloud.rootCredentials();
    return new Endpoints(
        at(Endpoint.OTHERS),
        at(Endpoint.S3),
        at(Endpoint.DYNAMODB),
        at(Endpoint.SQS),
        root.accessKeyId(),
        root.secretAccessKey());
  }

  private URI at(Endpoint endpoint) {
    return aws.proxy(endpoint).uri();
  }

  /** A commit on the main branch. */
  String push() {
    String text = "version: 1\n# " + ++commits;
    return server
        .developer()
        .push(NAME, new Change("main", "feat: change " + commits, Map.of("pipeline.yaml", text)));
  }

  /** What the receiver would have written and sent. */
  WorkMessage delivered(String commit) {
    DeliveryId id = new DeliveryId("delivery-" + commit);
    Work work =
        new Work.Merge(TestOrganisation.LEDGER, "main", Optional.of(commit), OptionalLong.empty());
    ledger.record(DeliveryRecord.received(id, Instant.now(), "test", work));
    ledger.move(id, DeliveryState.QUEUED, Instant.now(), "");
    return new WorkMessage(id, 1, work);
  }

  /** One trial. */
  void work(WorkMessage message, boolean last) {
    application
        .worker()
        .work(
            message,
            new Errand(
                message.delivery(),
                message.attempt(),
                last,
                CheckoutBudget.ofHour(directory, Clock.systemUTC()),
                true,
                step -> {}));
  }

  void clear() {
    bitbucket.clear();
    for (Endpoint endpoint : Endpoint.values()) {
      aws.proxy(endpoint).clear();
    }
    ecs.clear();
  }

  @Override
  public void close() {
    bitbucket.close();
    aws.close();
    ecs.close();
    server.close();
    factory.close();
  }
}
