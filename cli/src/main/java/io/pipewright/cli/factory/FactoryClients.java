package io.pipewright.cli.factory;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS services of the factory. Whoever made the clients closes them, or ends the process. */
public record FactoryClients(
    S3Client s3,
    EcsClient ecs,
    KmsClient kms,
    SecretsManagerClient secrets,
    DynamoDbClient dynamoDb,
    SqsClient sqs) {
  /** Clients from the SDK's default chain of settings. */
  public static FactoryClients inRegion(String name) {
    Region region = Region.of(name);
    return new FactoryClients(
        S3Client.builder().region(region).build(),
        EcsClient.builder().region(region).build(),
        KmsClient.builder().region(region).build(),
        SecretsManagerClient.builder().region(region).build(),
        dynamoDb(region),
        sqs(region));
  }

  /** The ledger's service alone: a command that lists needs no other, and starts sooner. */
  public static DynamoDbClient dynamoDb(Region region) {
    return DynamoDbClient.builder().region(region).build();
  }

  /** The queue's service alone. */
  public static SqsClient sqs(Region region) {
    return SqsClient.builder().region(region).build();
  }
}
