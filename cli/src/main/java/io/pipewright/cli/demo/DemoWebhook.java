package io.pipewright.cli.demo;

import io.pipewright.cli.factory.FactoryAccess;
import io.pipewright.cli.factory.FactoryClients;
import io.pipewright.cli.onboard.Onboard;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.lambda.EventSource;
import io.pipewright.localcloud.lambda.EventSourceMapping;
import io.pipewright.localcloud.lambda.LambdaFunction;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.receive.ReceiveApplication;
import io.pipewright.receive.ReceiveSettings;
import io.pipewright.receive.http.LocalHttpServer;
import io.pipewright.receive.source.SourceRanges;
import io.pipewright.webhook.AwsClients;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.WebhookApplication.Place;
import io.pipewright.webhook.lambda.WorkHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The webhook's functions as they run in AWS, in this process: the receiver behind HTTP, and the
 * worker behind the queue.
 */
final class DemoWebhook implements AutoCloseable {
  private static final int WORKERS = 4;
  private static final String MAIN_BRANCH = "main";

  private final Organisation organisation;
  private final DemoClients clients;
  private final DynamoDbLedger ledger;
  private final WebhookApplication application;
  private final LocalHttpServer receiver;
  private final EventSourceMapping worker;
  private final SqsClient sqs;

  DemoWebhook(
      Organisation organisation, DemoClients clients, LocalCloud cloud, Path temporary, Path home)
      throws IOException {
    Clock clock = cloud.settings().clock();
    this.organisation = organisation;
    this.clients = clients;
    this.sqs = clients.sqs();
    this.ledger = new DynamoDbLedger(clients.dynamoDb(), DemoOrganisation.LEDGER);
    this.application =
        new WebhookApplication(
            organisation,
            aws(clients),
            clock,
            new SecureRandom(),
            new Place(temporary, home, MAIN_BRANCH));
    this.receiver = LocalHttpServer.start(receive(cloud, clock).receiver(), 0);
    this.worker = EventSourceMapping.start(sqs, queue(cloud), work(temporary, clock));
  }

  private static AwsClients aws(DemoClients clients) {
    return new AwsClients(
        clients.s3(),
        clients.ecs(),
        clients.secretsManager(),
        clients.codePipeline(),
        clients.codeBuild(),
        clients.logs(),
        clients.dynamoDb(),
        clients.sqs());
  }

  private ReceiveApplication receive(LocalCloud cloud, Clock clock) {
    String queue = cloud.queues().url(DemoOrganisation.QUEUE);
    return new ReceiveApplication(
        new ReceiveSettings(
            organisation.bitbucket().kind(),
            organisation.bitbucket().webhookSecret(),
            DemoOrganisation.LEDGER,
            URI.create(queue),
            SourceRanges.ALL,
            MAIN_BRANCH),
        clients::secretsManager,
        ledger,
        new SqsWorkQueue(sqs, queue),
        clock);
  }

  private static EventSource queue(LocalCloud cloud) {
    return new EventSource(
        cloud.queues().url(DemoOrganisation.QUEUE),
        cloud.queues().arn(DemoOrganisation.QUEUE),
        DemoOrganisation.REGION,
        1,
        WORKERS,
        Duration.ofSeconds(1));
  }

  private LambdaFunction work(Path temporary, Clock clock) {
    WorkHandler handler = new WorkHandler(application.batch(), clock, temporary);
    return event -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
      return answer.toString(StandardCharsets.UTF_8);
    };
  }

  /** Registers the webhook of a project, as {@code pipewright onboard} does. */
  void onboard(String project) {
    FactoryAccess access =
        FactoryAccess.of(
            organisation,
            new FactoryClients(
                clients.s3(),
                clients.ecs(),
                clients.kms(),
                clients.secretsManager(),
                clients.dynamoDb(),
                clients.sqs()));
    Onboard.project(access, project, url());
  }

  /** Where Bitbucket delivers. */
  URI url() {
    return receiver.url();
  }

  WebhookApplication application() {
    return application;
  }

  DynamoDbLedger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    receiver.close();
    worker.close();
  }
}
