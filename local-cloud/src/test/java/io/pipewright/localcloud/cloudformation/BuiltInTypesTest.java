package io.pipewright.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.iam.Assumption;
import io.pipewright.localcloud.server.AwsError;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The resource types that this module brings along. */
class BuiltInTypesTest {
  private static final String TEMPLATE =
      """
      {"Resources":{
        "Key":{"Type":"AWS::KMS::Key","Properties":{"KeyPolicy":{"Statement":[]},"EnableKeyRotation":true}},
        "Alias":{"Type":"AWS::KMS::Alias","Properties":{"AliasName":"alias/real","TargetKeyId":{"Fn::GetAtt":["Key","Arn"]}}},
        "Bucket":{"Type":"AWS::S3::Bucket","Properties":{
          "BucketEncryption":{"ServerSideEncryptionConfiguration":[{"ServerSideEncryptionByDefault":{
             "SSEAlgorithm":"aws:kms","KMSMasterKeyID":{"Fn::GetAtt":["Key","Arn"]}}}]},
          "VersioningConfiguration":{"Status":"Enabled"}}},
        "BucketPolicy":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Bucket"},
          "PolicyDocument":{"Version":"2012-10-17","Statement":[]}}},
        "Role":{"Type":"AWS::IAM::Role","Properties":{
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole"}]}}},
        "Policy":{"Type":"AWS::IAM::Policy","Properties":{"PolicyName":"p","Roles":[{"Ref":"Role"}],
          "PolicyDocument":{"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":"s3:GetObject","Resource":{"Fn::Sub":"${Bucket.Arn}/*"}}]}}},
        "Group":{"Type":"AWS::Logs::LogGroup","Properties":{"RetentionInDays":30}},
        "Rule":{"Type":"AWS::Events::Rule","Properties":{"EventPattern":{"source":["aws.codepipeline"]}}},
        "Reports":{"Type":"AWS::CodeBuild::ReportGroup","Properties":{"Type":"TEST","ExportConfig":{"ExportConfigType":"NO_EXPORT"}}}},
       "Outputs":{"Bucket":{"Value":{"Ref":"Bucket"}},"Role":{"Value":{"Fn::GetAtt":["Role","Arn"]}},
         "Key":{"Value":{"Fn::GetAtt":["Key","Arn"]}}}}
      """;

  @TempDir private static Path directory;

  private static StackHost host;

  @BeforeAll
  static void start() {
    host = new StackHost(directory);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void theTypesOfThisModuleMakeRealThings() {
    host.execute(
        host.change(
            "real",
            ChangeSetType.CREATE,
            TEMPLATE,
            it -> it.capabilities(Capability.CAPABILITY_IAM)));
    host.waiter.waitUntilStackCreateComplete(it -> it.stackName("real"));
    String bucket = host.output("real", "Bucket");
    assertIsVersionedAndEncrypted(bucket, host.output("real", "Key"));
    assertMayOnlyRead(host.output("real", "Role"), "arn:aws:s3:::" + bucket + "/k");
    host.cloudFormation.deleteStack(it -> it.stackName("real"));
    host.await(host.stackId("real"), "DELETE_FAILED");
    assertThat(host.events("real")).anyMatch(it -> it.contains("BucketNotEmpty"));
  }

  /** Leaves an object in the bucket. */
  private static void assertIsVersionedAndEncrypted(String bucket, String key) {
    try (S3Client s3 = host.s3()) {
      assertThat(s3.getBucketVersioning(it -> it.bucket(bucket)).status())
          .isEqualTo(BucketVersioningStatus.ENABLED);
      assertThat(
              s3.putObject(it -> it.bucket(bucket).key("k"), RequestBody.fromString("x"))
                  .ssekmsKeyId())
          .isEqualTo(key);
    }
  }

  private static void assertMayOnlyRead(String role, String object) {
    var session =
        host.cloud
            .sessions()
            .assumeAsService("codebuild.amazonaws.com", "arn:x", Assumption.plain(role, "build-1"));
    host.cloud.authorizer().authorize(session.caller(), "s3:GetObject", object, Map.of());
    assertThatThrownBy(
            () ->
                host.cloud
                    .authorizer()
                    .authorize(session.caller(), "s3:PutObject", object, Map.of()))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("is not authorized to perform: s3:PutObject");
  }
}
