package io.pipewright.receive.runtime;

import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.LedgerTable;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.lambda.LambdaProcess;
import io.pipewright.localcloud.lambda.LambdaSettings;
import io.pipewright.receive.delivery.SignedDeliveries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A local cloud with all that the receive function needs, and functions in it. */
public final class FunctionFixture implements AutoCloseable {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";
  private static final String TABLE = "pipewright-ledger";
  private static final String QUEUE = "pipewright-deliveries.fifo";
  private static final int MEGABYTES = 512;

  /** What Lambda itself puts onto a function's class path. */
  private static final List<String> RUNTIME =
      List.of(
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-core",
          "aws-lambda-java-serialization",
          "utils-lite");

  private final LocalCloud cloud;
  private final DynamoDbClient dynamo;
  private final Path directory;
  private final List<String> logged = new CopyOnWriteArrayList<>();

  /**
   * Starts the cloud.
   *
   * @param directory for it and the functions
   */
  public FunctionFixture(Path directory) throws IOException {
    this.directory = directory;
    cloud =
        new LocalCloud(
            new LocalCloudSettings(
                ACCOUNT,
                REGION,
                Files.createDirectories(directory.resolve("cloud")),
                Clock.systemUTC()));
    cloud.start();
    cloud.secrets().create("pipewright/webhook", SignedDeliveries.SECRET, Map.of());
    AccessKey key = cloud.rootCredentials();
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(cloud.tables().uri())
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build();
    LedgerTable.create(dynamo, TABLE);
    cloud
        .queues()
        .client()
        .createQueue(
            it -> it.queueName(QUEUE).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
  }

  /** A function whose classes come from one jar and from nowhere else; it is not started yet. */
  public LambdaProcess function(String name, Path jar, String handler) throws IOException {
    return new LambdaProcess(
        new LambdaSettings(
            name,
            handler,
            Stream.concat(Stream.of(jar.toAbsolutePath()), runtime()).toList(),
            environment(),
            System.getenv(),
            Files.createDirectories(directory.resolve(name)),
            MEGABYTES,
            Duration.ofMinutes(1),
            ACCOUNT,
            REGION),
        (group, stream, line) -> logged.add(line),
        Clock.systemUTC());
  }

  /** What the ledger holds. */
  public List<DeliveryRecord> deliveries() {
    return new DynamoDbLedger(dynamo, TABLE)
        .deliveries(new DeliveryQuery(Optional.empty(), false, 1_000));
  }

  /** The messages that wait in the queue, at most ten. */
  public List<String> queued() {
    return cloud
        .queues()
        .client()
        .receiveMessage(it -> it.queueUrl(cloud.queues().url(QUEUE)).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(message -> message.body())
        .toList();
  }

  /** What the functions have written, line by line. */
  public List<String> logged() {
    return List.copyOf(logged);
  }

  @Override
  public void close() {
    dynamo.close();
    cloud.close();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(cloud.environment());
    environment.put("AWS_ACCESS_KEY_ID", cloud.rootCredentials().accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", cloud.rootCredentials().secretAccessKey());
    environment.put("PIPEWRIGHT_BITBUCKET_KIND", "datacenter");
    environment.put("PIPEWRIGHT_WEBHOOK_SECRET", "pipewright/webhook");
    environment.put("PIPEWRIGHT_LEDGER", TABLE);
    environment.put("PIPEWRIGHT_QUEUE_URL", cloud.queues().url(QUEUE));
    return environment;
  }

  private static Stream<Path> runtime() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(entry -> RUNTIME.stream().anyMatch(entry.getFileName().toString()::startsWith));
  }
}
