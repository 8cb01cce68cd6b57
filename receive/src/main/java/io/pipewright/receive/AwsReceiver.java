package io.pipewright.receive;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.queue.SqsWorkQueue;
import io.pipewright.receive.delivery.Receiver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The receiver on AWS, by the SDK's default chain of settings. What a first delivery would wait for
 * is done before it comes: the clients are made side by side, each asks once for something
 * harmless, and a delivery is rehearsed, so that all classes are loaded. Where Lambda keeps a
 * snapshot of a function that has started, this is in it.
 */
public final class AwsReceiver {
  private static final Logger log = LoggerFactory.getLogger(AwsReceiver.class);
  private static final DeliveryId NONE = new DeliveryId("none");
  private static final int CLIENTS = 3;

  /**
   * A delivery takes four calls at most and Bitbucket waits for ten seconds: a throttled table must
   * not be asked again for as long as the SDK would.
   */
  private static final Duration LONGEST_CALL = Duration.ofMillis(2_300);

  private AwsReceiver() {}

  /** A receiver that reads its secrets, writes its ledger and fills its queue there. */
  public static Receiver start(ReceiveSettings settings, Clock clock) {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      CompletableFuture<SecretsManagerClient> secrets =
          CompletableFuture.supplyAsync(() -> secrets(settings.webhookSecret()), threads);
      CompletableFuture<DynamoDbLedger> ledger =
          CompletableFuture.supplyAsync(() -> ledger(settings.ledger()), threads);
      CompletableFuture<SqsClient> queue =
          CompletableFuture.supplyAsync(() -> queue(settings), threads);
      Rehearsal.of(settings.kind());
      SecretsManagerClient client = secrets.join();
      return new ReceiveApplication(
              settings,
              () -> client,
              ledger.join(),
              new SqsWorkQueue(queue.join(), settings.queue().toString()),
              clock)
          .receiver();
    } finally {
      threads.shutdown();
    }
  }

  private static SecretsManagerClient secrets(String name) {
    SecretsManagerClient client = client(SecretsManagerClient.builder());
    try {
      client.getSecretValue(request -> request.secretId(name));
    } catch (SdkException e) {
      // The delivery that needs it will say so; there may be secrets of projects only.
      log.debug("the secret {} was not read at the start", name, e);
    }
    return client;
  }

  private static SqsClient queue(ReceiveSettings settings) {
    SqsClient client = client(SqsClient.builder());
    try {
      String path = settings.queue().getPath();
      client.getQueueUrl(request -> request.queueName(path.substring(path.lastIndexOf('/') + 1)));
    } catch (SdkException e) {
      log.debug("the queue {} was not asked at the start", settings.queue(), e);
    }
    return client;
  }

  private static DynamoDbLedger ledger(String table) {
    DynamoDbLedger ledger = new DynamoDbLedger(client(DynamoDbClient.builder()), table);
    try {
      // There is no such delivery, so nothing is written.
      ledger.move(NONE, DeliveryState.QUEUED, Instant.EPOCH, "");
    } catch (LedgerException e) {
      log.debug("the ledger {} was not asked at the start", table, e);
    }
    return ledger;
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(it -> it.apiCallTimeout(LONGEST_CALL))
        .build();
  }
}
