package io.pipewright.infrastructure.factory;

import java.util.List;

/**
 * What differs between one factory and another.
 *
 * @param teams slugs; each gets a KMS key
 * @param network where functions and tasks run
 * @param code directory with the webhook's jars in {@code lib}, as Lambda takes it
 * @param imageTag of the image of the generator and the pipeline steps
 */
public record FactorySpecification(
    List<String> teams, Network network, String code, String imageTag) {
  public FactorySpecification {
    teams = List.copyOf(teams);
  }

  /**
   * An existing network with a way to Bitbucket and to the AWS APIs.
   *
   * @param subnets ids of private subnets
   * @param securityGroups ids
   */
  public record Network(List<String> subnets, List<String> securityGroups) {
    public Network {
      subnets = List.copyOf(subnets);
      securityGroups = List.copyOf(securityGroups);
    }
  }
}
