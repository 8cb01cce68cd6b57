package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.cli.factory.FactoryAccess;
import io.pipewright.cli.factory.FactoryClients;
import io.pipewright.ledger.LedgerTable;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.server.BitbucketServer;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.AwsHome;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.GateDefaults;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A factory in the local cloud that lacks nothing, to be broken by tests. ECS is a fake. */
final class LocalDoctor implements AutoCloseable {
  static final URI WEBHOOK = URI.create("https://hooks.example.com/webhooks/bitbucket");
  static final Target TARGET = Target.parse("PAY/ledger-api");
  static final String DEAD = "pipewright-dead-deliveries.fifo";
  static final String TOKEN = "a-token";

  final BitbucketServer bitbucket;
  final FactoryClients clients;
  final FakeTaskDefinitions tasks = new FakeTaskDefinitions();
  final String key;
  private final LocalCloud cloud;

  LocalDoctor(Path directory) throws IOException {
    cloud =
        new LocalCloud(
            new LocalCloudSettings(
                "111111111111", "eu-west-1", directory.resolve("cloud"), Clock.systemUTC()));
    cloud.start();
    bitbucket =
        BitbucketServer.start(
            directory.resolve("bitbucket"),
            new BitbucketAccounts(TOKEN, "ada", "password"),
            Clock.systemUTC(),
            0);
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(files.resolve("pipeline.yaml"), "version: 1\n");
    bitbucket.importDirectory(new RepositoryName("PAY", "ledger-api"), files, "feat: a pipeline");
    clients =
        new FactoryClients(
            at(S3Client.builder().forcePathStyle(true), cloud.storage().uri()),
            tasks,
            at(KmsClient.builder(), cloud.endpoint().uri()),
            at(SecretsManagerClient.builder(), cloud.endpoint().uri()),
            at(DynamoDbClient.builder(), cloud.tables().uri()),
            at(SqsClient.builder(), cloud.queues().uri()));
    key = clients.kms().createKey(it -> it.description("payments")).keyMetadata().arn();
    create();
  }

  private <B extends AwsClientBuilder<B, C>, C> C at(B builder, URI endpoint) {
    AccessKey root = cloud.rootCredentials();
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey())))
        .build();
  }

  private void create() {
    clients.s3().createBucket(it -> it.bucket("sources"));
    versioning(BucketVersioningStatus.ENABLED);
    LedgerTable.create(clients.dynamoDb(), "pipewright-ledger");
    for (String queue : List.of("pipewright-deliveries.fifo", DEAD)) {
      clients
          .sqs()
          .createQueue(
              it -> it.queueName(queue).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
    }
    clients.secrets().createSecret(it -> it.name("pipewright/token").secretString(TOKEN));
    clients
        .secrets()
        .createSecret(it -> it.name("pipewright/webhook/PAY/ledger-api").secretString("s"));
    var hooks = access().bitbucket().webhooks();
    hooks.create(TARGET.scope(), TARGET.url(WEBHOOK), hooks.events(), "s");
  }

  void versioning(BucketVersioningStatus status) {
    clients
        .s3()
        .putBucketVersioning(
            it -> it.bucket("sources").versioningConfiguration(to -> to.status(status)));
  }

  /** Makes everything sound again that a test has broken. */
  void mend() {
    versioning(BucketVersioningStatus.ENABLED);
    clients.kms().enableKey(it -> it.keyId(key));
    tasks.families.addAll(FakeTaskDefinitions.ALL);
    String url = clients.sqs().getQueueUrl(it -> it.queueName(DEAD)).queueUrl();
    clients.sqs().purgeQueue(it -> it.queueUrl(url));
    var hooks = access().bitbucket().webhooks();
    hooks
        .list(TARGET.scope())
        .forEach(hook -> hooks.update(TARGET.scope(), hook, hooks.events(), "s"));
  }

  FactoryAccess access() {
    return access(organisation("pipewright-ledger", "pipewright-deliveries.fifo", "sources"));
  }

  FactoryAccess access(Organisation organisation) {
    return FactoryAccess.of(organisation, clients);
  }

  /** The same with another token. */
  FactoryAccess access(String token) {
    return new FactoryAccess(
        access().organisation(),
        clients,
        new BitbucketAccess(BitbucketKind.DATA_CENTER, bitbucket.url(), () -> token));
  }

  Organisation organisation(String ledger, String queue, String bucket) {
    return new Organisation(
        new AwsHome("111111111111", "eu-west-1"),
        new BitbucketSettings(
            BitbucketKind.DATA_CENTER, bitbucket.url(), "pipewright/token", "pipewright/webhook"),
        new FactorySettings(
            bucket,
            "pipewright:1",
            "pipewright",
            "pipewright-generator",
            "pipewright-checkout",
            ledger,
            queue,
            List.of(),
            List.of(),
            URI.create("https://console.example.com")),
        Map.of(
            "payments", new Team("payments", key, Set.of(new RepositoryId("PAY", "ledger-api")))),
        Map.of(),
        new GateDefaults(0, Severity.HIGH));
  }

  List<Finding> findings(FactoryAccess access) {
    return Stream.concat(
            new DeliveryChecks(access, TARGET, Optional.of(WEBHOOK)).all(),
            new FactoryChecks(access.organisation(), access.clients()).all())
        .map(Check::run)
        .toList();
  }

  @Override
  public void close() {
    bitbucket.close();
    cloud.close();
  }
}
