package io.pipewright.ledger;

import io.pipewright.localcloud.tables.TableStorage;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local over HTTP, in memory. */
final class LocalDynamoDb implements AutoCloseable {
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final TableStorage server = TableStorage.start();
  private final DynamoDbClient client;

  LocalDynamoDb() {
    client = client(server.uri());
  }

  /** With the SDK's repetitions, but not its patience. */
  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(3)
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  DynamoDbClient client() {
    return client;
  }

  /** The name of a new table. */
  String newTable() {
    String name = "ledger-" + TABLES.incrementAndGet();
    LedgerTable.create(client, name);
    return name;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
