package io.pipewright.infrastructure.delivery;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codepipeline.IPipeline;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.CodePipeline;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * Where the factory's own source arrives, as one zip. A bucket of its own: whoever can write here
 * decides what the factory is, and the webhook, which takes in every team's commits, cannot.
 */
final class DeliverySource extends Construct {
  static final String KEY = "pipewright/source.zip";

  private final Key key;
  private final Bucket bucket;
  private final Bucket artifacts;

  DeliverySource(Construct scope, String id) {
    super(scope, id);
    key =
        Key.Builder.create(this, "Key")
            .alias("pipewright/delivery")
            .description("The factory's own source and artefacts")
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    Bucket logs = base("AccessLog").encryption(BucketEncryption.S3_MANAGED).build();
    bucket =
        encrypted("Archive", logs)
            .bucketName(
                "pipewright-delivery-%s-%s"
                    .formatted(Stack.of(this).getAccount(), Stack.of(this).getRegion()))
            .build();
    sendEvents(bucket);
    artifacts = encrypted("Artifacts", logs).build();
  }

  Bucket bucket() {
    return bucket;
  }

  Bucket artifacts() {
    return artifacts;
  }

  /** Starts {@code pipeline} for each new archive; nothing polls. */
  void starts(IPipeline pipeline) {
    Rule.Builder.create(this, "Arrival")
        .description("A new archive of the factory's source")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.s3"))
                .detailType(List.of("Object Created"))
                .detail(
                    Map.of(
                        "bucket", Map.of("name", List.of(bucket.getBucketName())),
                        "object", Map.of("key", List.of(KEY))))
                .build())
        .targets(List.of(new CodePipeline(pipeline)))
        .build();
  }

  /** By the bucket's own property; the CDK's way deploys a function to set it. */
  private static void sendEvents(Bucket bucket) {
    if (bucket.getNode().getDefaultChild() instanceof CfnBucket resource) {
      resource.setNotificationConfiguration(
          CfnBucket.NotificationConfigurationProperty.builder()
              .eventBridgeConfiguration(
                  CfnBucket.EventBridgeConfigurationProperty.builder()
                      .eventBridgeEnabled(true)
                      .build())
              .build());
    }
  }

  private Bucket.Builder encrypted(String id, Bucket logs) {
    return base(id)
        .encryption(BucketEncryption.KMS)
        .encryptionKey(key)
        .bucketKeyEnabled(true)
        .versioned(true)
        .serverAccessLogsBucket(logs)
        .serverAccessLogsPrefix(id + "/");
  }

  private Bucket.Builder base(String id) {
    return Bucket.Builder.create(this, id)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(RemovalPolicy.RETAIN);
  }
}
