package io.pipewright.cli.onboard;

import io.pipewright.cli.factory.FactoryClients;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The factory's own parts in AWS. */
final class FactoryChecks {
  private static final String DEPLOY = "deploy the factory's stack (docs/infrastructure.md)";
  private static final String DEAD = "pipewright-dead-deliveries.fifo";

  private final Organisation organisation;
  private final FactorySettings factory;
  private final FactoryClients clients;

  FactoryChecks(Organisation organisation, FactoryClients clients) {
    this.organisation = organisation;
    this.factory = organisation.factory();
    this.clients = clients;
  }

  /** All of them, in the order in which a delivery meets them. */
  Stream<Check> all() {
    return Stream.of(
            List.of(
                new Check("ledger", this::ledger, DEPLOY),
                new Check("queue", () -> queue(factory.queue()), DEPLOY),
                new Check("dead letters", this::deadLetters, DEPLOY),
                new Check("bucket", this::bucket, DEPLOY)),
            organisation.teams().values().stream()
                .map(team -> new Check("key " + team.name(), () -> key(team), keyFix(team)))
                .toList(),
            List.of(
                new Check("task", () -> task("task", factory.taskDefinition()), DEPLOY),
                new Check(
                    "checkout task", () -> task("checkout task", factory.checkoutTask()), DEPLOY)))
        .flatMap(List::stream);
  }

  private Finding ledger() {
    TableStatus status =
        clients
            .dynamoDb()
            .describeTable(table -> table.tableName(factory.ledger()))
            .table()
            .tableStatus();
    return status == TableStatus.ACTIVE
        ? Finding.fine("ledger", factory.ledger())
        : Finding.wrong("ledger", factory.ledger() + " is " + status, "wait until it is ACTIVE");
  }

  private Finding queue(String name) {
    clients.sqs().getQueueUrl(queue -> queue.queueName(name));
    return Finding.fine("queue", name);
  }

  private Finding deadLetters() {
    String url = clients.sqs().getQueueUrl(queue -> queue.queueName(DEAD)).queueUrl();
    String waiting =
        clients
            .sqs()
            .getQueueAttributes(
                queue ->
                    queue
                        .queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    return waiting.equals("0")
        ? Finding.fine("dead letters", "none")
        : Finding.wrong(
            "dead letters",
            waiting + " deliveries were given up",
            "see 'pipewright deliveries --failed'; then 'pipewright replay ID'");
  }

  private Finding bucket() {
    BucketVersioningStatus status =
        clients.s3().getBucketVersioning(bucket -> bucket.bucket(factory.sourceBucket())).status();
    return status == BucketVersioningStatus.ENABLED
        ? Finding.fine("bucket", factory.sourceBucket() + ", versioned")
        : Finding.wrong(
            "bucket",
            factory.sourceBucket() + " keeps no versions",
            "enable versioning: pipelines run one version of an object");
  }

  private Finding key(Team team) {
    String subject = "key " + team.name();
    KeyMetadata key = clients.kms().describeKey(request -> request.keyId(team.key())).keyMetadata();
    return key.enabled()
        ? Finding.fine(subject, team.key())
        : Finding.wrong(subject, team.key() + " is " + key.keyStateAsString(), "enable it in KMS");
  }

  private static String keyFix(Team team) {
    return "check teams." + team.name() + ".key in factory.yaml, and that you may kms:DescribeKey";
  }

  private Finding task(String subject, String definition) {
    String arn =
        clients
            .ecs()
            .describeTaskDefinition(request -> request.taskDefinition(definition))
            .taskDefinition()
            .taskDefinitionArn();
    return Finding.fine(subject, arn);
  }
}
