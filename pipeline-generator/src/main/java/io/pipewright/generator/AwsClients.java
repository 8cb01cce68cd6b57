package io.pipewright.generator;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The SDK's clients on one HTTP client. Credentials, region and endpoints come from the SDK's
 * default chain, so that one machine differs from AWS by environment variables only.
 */
final class AwsClients implements AutoCloseable {
  /**
   * Throttling is ordinary when a thousand pipelines are regenerated: more than the SDK's three.
   */
  private static final int ATTEMPTS = 8;

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(10))
          .socketTimeout(Duration.ofSeconds(60))
          .build();
  private final ClientOverrideConfiguration configuration =
      ClientOverrideConfiguration.builder()
          .retryStrategy(
              AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
          .build();

  S3Client s3() {
    return configured(S3Client.builder().httpClient(http)).build();
  }

  CloudFormationClient cloudFormation() {
    return configured(CloudFormationClient.builder().httpClient(http)).build();
  }

  CodePipelineClient codePipeline() {
    return configured(CodePipelineClient.builder().httpClient(http)).build();
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder().httpClient(http)).build();
  }

  SecretsManagerClient secretsManager() {
    return configured(SecretsManagerClient.builder().httpClient(http)).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
    return builder.overrideConfiguration(configuration);
  }

  /** Closes the connections of all clients. */
  @Override
  public void close() {
    http.close();
  }
}
