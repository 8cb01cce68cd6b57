package io.pipewright.infrastructure.factory;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** Where the factory's tasks run, and the one image that they run. */
final class FactoryCluster extends Construct {
  static final String NAME = "pipewright";

  private final CfnCluster cluster;
  private final ContainerImage image;

  FactoryCluster(Construct scope, String id, IKey key, String imageTag) {
    super(scope, id);
    // Drawn bare: the CDK's own cluster comes with a network.
    cluster =
        CfnCluster.Builder.create(this, "Cluster")
            .clusterName(NAME)
            .clusterSettings(
                List.of(
                    CfnCluster.ClusterSettingsProperty.builder()
                        .name("containerInsights")
                        .value("enabled")
                        .build()))
            .build();
    Repository repository =
        Repository.Builder.create(this, "Repository")
            .repositoryName("pipewright")
            .imageTagMutability(TagMutability.IMMUTABLE)
            .imageScanOnPush(true)
            .encryption(RepositoryEncryption.KMS)
            .encryptionKey(key)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    image = ContainerImage.fromEcrRepository(repository, imageTag);
    CfnOutput.Builder.create(this, "Image")
        .description("factory.image in factory.yaml")
        .value(repository.repositoryUriForTag(imageTag))
        .build();
  }

  String arn() {
    return cluster.getAttrArn();
  }

  ContainerImage image() {
    return image;
  }
}
