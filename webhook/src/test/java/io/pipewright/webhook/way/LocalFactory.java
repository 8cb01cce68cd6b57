package io.pipewright.webhook.way;

import io.pipewright.ledger.LedgerTable;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.Organisation;
import io.pipewright.webhook.AwsClients;
import io.pipewright.webhook.merge.TestOrganisation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The AWS of a factory on this machine: bucket, key, secrets, ledger, queue. ECS is a fake. */
final class LocalFactory implements AutoCloseable {
  static final String TOKEN = "a-token-for-tests";
  static final String SECRET = "a-secret-for-tests";
  static final String QUEUE = "pipewright-deliveries.fifo";

  final LocalCloud cloud;
  final Endpoints endpoints;
  private final String key;

  LocalFactory(Path directory) {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111111111111", "eu-west-1", directory, Clock.systemUTC()));
    cloud.start();
    AccessKey root = cloud.rootCredentials();
    endpoints =
        new Endpoints(
            cloud.endpoint().uri(),
            cloud.storage().uri(),
            cloud.tables().uri(),
            cloud.queues().uri(),
            root.accessKeyId(),
            root.secretAccessKey());
    AwsClients aws = endpoints.clients(new RecordedTasks(directory.resolve("unused")));
    key = endpoints.kms().createKey(request -> request.description("payments")).keyMetadata().arn();
    aws.s3().createBucket(request -> request.bucket("sources"));
    aws.s3()
        .putBucketVersioning(
            request ->
                request
                    .bucket("sources")
                    .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
    aws.secrets().createSecret(it -> it.name("pipewright/token").secretString(TOKEN));
    aws.secrets().createSecret(it -> it.name("pipewright/webhook/LEDGER").secretString(SECRET));
    LedgerTable.create(aws.dynamoDb(), "pipewright-ledger");
    aws.sqs()
        .createQueue(
            request ->
                request.queueName(QUEUE).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
  }

  Organisation organisation(BitbucketKind kind, URI bitbucket) {
    return TestOrganisation.at(kind, bitbucket, key);
  }

  String key() {
    return key;
  }

  AwsClients clients(EcsClient ecs) {
    return endpoints.clients(ecs);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
