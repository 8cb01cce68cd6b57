package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The pipeline's own artefact bucket: under the team's key, versioned, retained when the stack
 * goes.
 */
final class ArtifactBucket {
  /** What CodePipeline keeps of an artefact's name in an object's key. */
  private static final int NAME_IN_KEY = 10;

  private final Bucket bucket;
  private final PlanArns arns;

  ArtifactBucket(Construct scope, String id, PlanArns arns, IKey key) {
    this.arns = arns;
    bucket =
        Bucket.Builder.create(scope, id)
            .encryption(BucketEncryption.KMS)
            .encryptionKey(key)
            .bucketKeyEnabled(true)
            .versioned(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    denyPlainTransport();
    denyOtherEncryption(key.getKeyArn());
  }

  Bucket bucket() {
    return bucket;
  }

  String arn() {
    return bucket.getBucketArn();
  }

  /** Every object. */
  String objects() {
    return bucket.arnForObjects("*");
  }

  /**
   * The objects of one artefact. CodePipeline's keys are {@code {pipeline}/{artefact}/{random}}
   * with both names shortened, the artefact's to ten characters; the last part is new in each
   * execution.
   */
  String objects(String artifact) {
    String name = artifact.substring(0, Math.min(NAME_IN_KEY, artifact.length()));
    return bucket.arnForObjects("*/" + name + "/*");
  }

  /** The ARN that a grant's resource stands for. */
  String resolve(String resource) {
    return switch (resource) {
      case "${ArtifactBucket}" -> arn();
      case "${ArtifactBucket}/*" -> objects();
      default -> resource;
    };
  }

  /** Lets the role of a target account read what it deploys. */
  void share(ActionPlan.CloudFormation action) {
    bucket.addToResourcePolicy(
        Policies.share(
            new ArnPrincipal(arns.accountRootOf(action.deployRole())),
            List.of("s3:GetObject", "s3:GetObjectVersion"),
            action.inputs().stream().distinct().map(this::objects).toList(),
            Map.of("ArnEquals", Map.of("aws:PrincipalArn", action.deployRole()))));
  }

  private void denyPlainTransport() {
    bucket.addToResourcePolicy(
        Policies.deny(
            "DenyPlainTransport",
            new AnyPrincipal(),
            List.of("s3:*"),
            List.of(arn(), objects()),
            Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
  }

  /** A write that names no encryption gets the bucket's default, which is the team's key. */
  private void denyOtherEncryption(String keyArn) {
    denyWriteUnless("DenyOtherEncryption", "s3:x-amz-server-side-encryption", "aws:kms");
    denyWriteUnless("DenyOtherKey", "s3:x-amz-server-side-encryption-aws-kms-key-id", keyArn);
  }

  private void denyWriteUnless(String sid, String conditionKey, String value) {
    bucket.addToResourcePolicy(
        Policies.deny(
            sid,
            new AnyPrincipal(),
            List.of("s3:PutObject"),
            List.of(objects()),
            Policies.conditions(
                "Null", Map.of(conditionKey, "false"),
                "StringNotEquals", Map.of(conditionKey, value))));
  }
}
