package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The queue between receiving a delivery and acting on it, and the one for what could not be acted
 * on. Both keep the order within a repository, and both count their limits for each repository: a
 * busy one does not slow the others down.
 */
final class DeliveryQueue extends Construct {
  static final String NAME = "pipewright-deliveries.fifo";
  static final String DEAD_NAME = "pipewright-dead-deliveries.fifo";

  /** A delivery that failed as often as this is not tried again by itself. */
  static final int RECEIVES = 5;

  /** Six times what the worker may take, as AWS asks of a queue that feeds a function. */
  static final Duration VISIBILITY = Duration.minutes(6 * WorkFunction.TIMEOUT_MINUTES);

  private static final Duration RETENTION = Duration.days(4);

  /** The longest that there is: a person has to look. */
  private static final Duration DEAD_RETENTION = Duration.days(14);

  private final Queue queue;
  private final Queue dead;

  DeliveryQueue(Construct scope, String id, IKey key) {
    super(scope, id);
    dead = base("Dead", DEAD_NAME, key).retentionPeriod(DEAD_RETENTION).build();
    takeOnlyFrom(new Arns(Stack.of(this)).of("sqs", NAME));
    queue =
        base("Queue", NAME, key)
            .retentionPeriod(RETENTION)
            .visibilityTimeout(VISIBILITY)
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(dead).maxReceiveCount(RECEIVES).build())
            .build();
    CfnOutput.Builder.create(this, "Name")
        .description("factory.queue in factory.yaml")
        .value(queue.getQueueName())
        .build();
  }

  Queue queue() {
    return queue;
  }

  Queue dead() {
    return dead;
  }

  /** By the name that the queue will have: it names the dead letter queue itself. */
  private void takeOnlyFrom(String source) {
    if (dead.getNode().getDefaultChild() instanceof CfnQueue resource) {
      Map<String, Object> policy = new TreeMap<>();
      policy.put("redrivePermission", "byQueue");
      policy.put("sourceQueueArns", List.of(source));
      resource.setRedriveAllowPolicy(policy);
    }
  }

  private Queue.Builder base(String id, String name, IKey key) {
    return Queue.Builder.create(this, id)
        .queueName(name)
        .fifo(true)
        // The sender names each message; two of the same text are two deliveries.
        .contentBasedDeduplication(false)
        .deduplicationScope(DeduplicationScope.MESSAGE_GROUP)
        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID)
        .encryption(QueueEncryption.KMS)
        .encryptionMasterKey(key)
        .enforceSsl(true)
        .removalPolicy(RemovalPolicy.RETAIN);
  }
}
