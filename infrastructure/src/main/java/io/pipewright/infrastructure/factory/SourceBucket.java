package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Conditions;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The archives, large templates, and {@code factory.yaml}. Versions are what executions are pinned
 * to, so none expires; the webhook encrypts each object under its team's key.
 */
final class SourceBucket extends Construct {
  static final String FACTORY_FILE = "factory.yaml";

  private final Bucket bucket;

  SourceBucket(Construct scope, String id, IKey key) {
    super(scope, id);
    Bucket logs =
        base("AccessLog")
            // Log delivery writes under S3's own key only.
            .encryption(BucketEncryption.S3_MANAGED)
            .build();
    bucket =
        base("Archives")
            .bucketName("pipewright-source-%s-%s".formatted(account(), region()))
            .encryption(BucketEncryption.KMS)
            .encryptionKey(key)
            .bucketKeyEnabled(true)
            .versioned(true)
            .serverAccessLogsBucket(logs)
            .build();
    bucket.addToResourcePolicy(denyOtherEncryption());
    CfnOutput.Builder.create(this, "Name")
        .description("factory.sourceBucket in factory.yaml")
        .value(bucket.getBucketName())
        .build();
  }

  String arn() {
    return bucket.getBucketArn();
  }

  String factoryFile() {
    return bucket.arnForObjects(FACTORY_FILE);
  }

  String factoryUrl() {
    return "s3://" + bucket.getBucketName() + "/" + FACTORY_FILE;
  }

  /** What the webhook writes: {@code {PROJECT}/{slug}/…}, and no other name. */
  List<String> archives() {
    return List.of(
        bucket.arnForObjects("*/*/source.zip"),
        bucket.arnForObjects("*/*/pipeline.yaml"),
        bucket.arnForObjects("*/*/files.txt"));
  }

  /** What the generator writes of each repository when it has deployed its pipeline. */
  String plans() {
    return bucket.arnForObjects("*/*/plan.json");
  }

  /** What the generator writes for CloudFormation. */
  String templates() {
    return bucket.arnForObjects("templates/*");
  }

  private Bucket.Builder base(String id) {
    return Bucket.Builder.create(this, id)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(RemovalPolicy.RETAIN);
  }

  private PolicyStatement denyOtherEncryption() {
    return PolicyStatement.Builder.create()
        .sid("DenyOtherEncryption")
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("s3:PutObject"))
        .resources(List.of(bucket.arnForObjects("*")))
        .conditions(
            // A write that names no encryption gets the bucket's default, which is a KMS key, too.
            Conditions.where("Null", "s3:x-amz-server-side-encryption", "false")
                .and("StringNotEquals", "s3:x-amz-server-side-encryption", "aws:kms")
                .toMap())
        .build();
  }

  private String account() {
    return Stack.of(this).getAccount();
  }

  private String region() {
    return Stack.of(this).getRegion();
  }
}
