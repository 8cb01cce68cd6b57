package io.pipewright.infrastructure.factory;

import java.util.List;

/**
 * What differs between one factory and another.
 *
 * @param teams slugs; each gets a KMS key
 * @param network where the tasks run, and the functions that talk to Bitbucket
 * @param code directory with the webhook's jars in {@code lib}, beside {@code languages} and {@code
 *     gates}, as Lambda takes it
 * @param receiveCode the one jar of the function that receives deliveries
 * @param imageTag of the image of the tasks and the pipeline steps
 * @param bitbucket whose deliveries are taken
 * @param alarmMail addresses that alarms go to; none where something else listens to their topic
 */
public record FactorySpecification(
    List<String> teams,
    Network network,
    String code,
    String receiveCode,
    String imageTag,
    Bitbucket bitbucket,
    List<String> alarmMail) {
  public FactorySpecification {
    teams = List.copyOf(teams);
    alarmMail = List.copyOf(alarmMail);
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

  /**
   * What factory.yaml says of Bitbucket, too, where a function is not to read that file first, or
   * where a policy has to name it.
   *
   * @param kind {@code datacenter} or {@code cloud}
   * @param tokenSecret name of the token in Secrets Manager
   * @param webhookSecret name of the secret that signs the organisation's deliveries; those of a
   *     project or repository are below it
   * @param mainBranch the branch whose commits are acted on
   * @param sourceRanges CIDRs that deliveries may come from; none: from everywhere
   */
  public record Bitbucket(
      String kind,
      String tokenSecret,
      String webhookSecret,
      String mainBranch,
      List<String> sourceRanges) {
    public Bitbucket {
      sourceRanges = List.copyOf(sourceRanges);
    }
  }
}
