package io.pipewright.organisation;

import java.net.URI;
import java.util.List;

/**
 * The factory's own resources.
 *
 * @param sourceBucket versioned bucket of the archives
 * @param image container image of the generator and of the pipeline steps
 * @param cluster ECS cluster of the generator's task
 * @param taskDefinition ECS task definition of the generator
 * @param checkoutTask ECS task definition for the commits that are too large for a function
 * @param ledger DynamoDB table of deliveries and commits
 * @param queue SQS FIFO queue between receiving a delivery and acting on it
 * @param subnets of the task; empty only where there is no VPC
 * @param securityGroups of the task; where there are none, the VPC's default group is taken
 * @param console base URL of the pages that statuses link to, without a trailing slash
 */
public record FactorySettings(
    String sourceBucket,
    String image,
    String cluster,
    String taskDefinition,
    String checkoutTask,
    String ledger,
    String queue,
    List<String> subnets,
    List<String> securityGroups,
    URI console) {
  public FactorySettings {
    subnets = List.copyOf(subnets);
    securityGroups = List.copyOf(securityGroups);
  }
}
