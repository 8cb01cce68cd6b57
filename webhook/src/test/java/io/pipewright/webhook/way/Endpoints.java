package io.pipewright.webhook.way;

import io.pipewright.webhook.AwsClients;
import io.pipewright.webhook.archive.UploadWithoutExpect;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Where the services are, and the right to call them; it may be handed to another process. */
record Endpoints(URI services, URI s3, URI tables, URI queues, String accessKey, String secretKey) {
  Map<String, String> toEnvironment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("T_SERVICES", services.toString());
    environment.put("T_S3", s3.toString());
    environment.put("T_TABLES", tables.toString());
    environment.put("T_QUEUES", queues.toString());
    environment.put("T_KEY", accessKey);
    environment.put("T_SECRET", secretKey);
    return environment;
  }

  static Endpoints of(Map<String, String> environment) {
    return new Endpoints(
        URI.create(environment.getOrDefault("T_SERVICES", "")),
        URI.create(environment.getOrDefault("T_S3", "")),
        URI.create(environment.getOrDefault("T_TABLES", "")),
        URI.create(environment.getOrDefault("T_QUEUES", "")),
        environment.getOrDefault("T_KEY", ""),
        environment.getOrDefault("T_SECRET", ""));
  }

  AwsClients clients(EcsClient ecs) {
    return new AwsClients(
        at(
            S3Client.builder()
                .forcePathStyle(true)
                .overrideConfiguration(it -> it.addExecutionInterceptor(new UploadWithoutExpect())),
            s3),
        ecs,
        at(SecretsManagerClient.builder(), services),
        at(CodePipelineClient.builder(), services),
        at(CodeBuildClient.builder(), services),
        at(CloudWatchLogsClient.builder(), services),
        at(DynamoDbClient.builder(), tables),
        at(SqsClient.builder(), queues));
  }

  KmsClient kms() {
    return at(KmsClient.builder(), services);
  }

  private <B extends AwsClientBuilder<B, C>, C> C at(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
        .build();
  }
}
