package io.pipewright.cli.demo;

import io.pipewright.localcloud.LocalCloud;
import io.pipewright.webhook.archive.UploadWithoutExpect;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients, pointed at this machine. They are the clients that talk to AWS: only the
 * endpoint differs.
 */
final class DemoClients {
  private final URI endpoint;
  private final URI s3Endpoint;
  private final URI tables;
  private final URI queues;
  private final Region region;
  private final AwsCredentialsProvider credentials;

  DemoClients(LocalCloud cloud, AwsCredentialsProvider credentials) {
    this.endpoint = cloud.endpoint().uri();
    this.s3Endpoint = cloud.storage().uri();
    this.tables = cloud.tables().uri();
    this.queues = cloud.queues().uri();
    this.region = Region.of(cloud.settings().region());
    this.credentials = credentials;
  }

  S3Client s3() {
    return build(
        S3Client.builder()
            .forcePathStyle(true)
            .overrideConfiguration(s3 -> s3.addExecutionInterceptor(new UploadWithoutExpect())),
        s3Endpoint,
        credentials);
  }

  DynamoDbClient dynamoDb() {
    return build(DynamoDbClient.builder(), tables, credentials);
  }

  SqsClient sqs() {
    return build(SqsClient.builder(), queues, credentials);
  }

  KmsClient kms() {
    return build(KmsClient.builder(), endpoint, credentials);
  }

  EcsClient ecs() {
    return build(EcsClient.builder(), endpoint, credentials);
  }

  SecretsManagerClient secretsManager() {
    return build(SecretsManagerClient.builder(), endpoint, credentials);
  }

  CloudFormationClient cloudFormation() {
    return build(CloudFormationClient.builder(), endpoint, credentials);
  }

  CodeBuildClient codeBuild() {
    return build(CodeBuildClient.builder(), endpoint, credentials);
  }

  CloudWatchLogsClient logs() {
    return build(CloudWatchLogsClient.builder(), endpoint, credentials);
  }

  CodePipelineClient codePipeline() {
    return codePipeline(credentials);
  }

  CodePipelineClient codePipeline(AwsCredentialsProvider as) {
    return build(CodePipelineClient.builder(), endpoint, as);
  }

  StsClient sts(AwsCredentialsProvider as) {
    return build(StsClient.builder(), endpoint, as);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, URI at, AwsCredentialsProvider as) {
    return builder
        .endpointOverride(at)
        .region(region)
        .credentialsProvider(as)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
