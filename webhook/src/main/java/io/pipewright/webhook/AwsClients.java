package io.pipewright.webhook;

import io.pipewright.webhook.archive.UploadWithoutExpect;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS services that the webhook talks to. Whoever made the clients closes them. */
public record AwsClients(
    S3Client s3,
    EcsClient ecs,
    SecretsManagerClient secrets,
    CodePipelineClient pipelines,
    CodeBuildClient builds,
    CloudWatchLogsClient logs,
    DynamoDbClient dynamoDb,
    SqsClient sqs) {
  /** Clients from the SDK's default chain of settings. */
  public static AwsClients inRegion(String name) {
    Region region = Region.of(name);
    return new AwsClients(
        S3Client.builder()
            .region(region)
            .overrideConfiguration(s3 -> s3.addExecutionInterceptor(new UploadWithoutExpect()))
            .build(),
        EcsClient.builder().region(region).build(),
        SecretsManagerClient.builder().region(region).build(),
        CodePipelineClient.builder().region(region).build(),
        CodeBuildClient.builder().region(region).build(),
        CloudWatchLogsClient.builder().region(region).build(),
        DynamoDbClient.builder().region(region).build(),
        SqsClient.builder().region(region).build());
  }
}
