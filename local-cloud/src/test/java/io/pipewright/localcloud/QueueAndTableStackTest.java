package io.pipewright.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.ResourceType.ResourceRequest;
import io.pipewright.localcloud.queues.QueueType;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.tables.TableType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Queues and tables as CloudFormation makes them. */
class QueueAndTableStackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEMPLATE =
      """
      { "Resources": {
        "Dead": { "Type": "AWS::SQS::Queue", "Properties": {
          "QueueName": "dead.fifo", "FifoQueue": true, "MessageRetentionPeriod": 1209600,
          "KmsMasterKeyId": "alias/aws/sqs" } },
        "Work": { "Type": "AWS::SQS::Queue", "Properties": {
          "QueueName": "work.fifo", "FifoQueue": true, "VisibilityTimeout": 90,
          "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] }, "maxReceiveCount": 5 } } },
        "Table": { "Type": "AWS::DynamoDB::Table", "Properties": {
          "BillingMode": "PAY_PER_REQUEST",
          "AttributeDefinitions": [
            { "AttributeName": "pk", "AttributeType": "S" }, { "AttributeName": "sk", "AttributeType": "S" },
            { "AttributeName": "of", "AttributeType": "S" } ],
          "KeySchema": [ { "AttributeName": "pk", "KeyType": "HASH" }, { "AttributeName": "sk", "KeyType": "RANGE" } ],
          "GlobalSecondaryIndexes": [ { "IndexName": "by-of",
            "KeySchema": [ { "AttributeName": "of", "KeyType": "HASH" }, { "AttributeName": "sk", "KeyType": "RANGE" } ],
            "Projection": { "ProjectionType": "ALL" } } ],
          "TimeToLiveSpecification": { "AttributeName": "expires", "Enabled": true },
          "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true },
          "SSESpecification": { "SSEEnabled": true } } } },
        "Outputs": {
          "Work": { "Value": { "Ref": "Work" } }, "WorkArn": { "Value": { "Fn::GetAtt": ["Work", "Arn"] } },
          "Table": { "Value": { "Ref": "Table" } }, "TableArn": { "Value": { "Fn::GetAtt": ["Table", "Arn"] } } } }
      """;

  @TempDir private static Path directory;

  private static LocalCloud cloud;
  private static CloudFormationClient stacks;
  private static SqsClient sqs;
  private static DynamoDbClient dynamo;

  @BeforeAll
  static void start() {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111111111111", "eu-west-1", directory, Clock.systemUTC()));
    cloud.start();
    stacks =
        Clients.client(
            CloudFormationClient.builder(), cloud.endpoint().uri(), cloud.rootCredentials());
    sqs = Clients.client(SqsClient.builder(), cloud.queues().uri(), cloud.rootCredentials());
    dynamo =
        Clients.client(DynamoDbClient.builder(), cloud.tables().uri(), cloud.rootCredentials());
  }

  @AfterAll
  static void stop() {
    stacks.close();
    sqs.close();
    dynamo.close();
    cloud.close();
  }

  private static void quickly(WaiterOverrideConfiguration.Builder wait) {
    wait.maxAttempts(600).backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(50)));
  }

  private static void deploy(String stack, ChangeSetType type, String template) {
    stacks.createChangeSet(
        it ->
            it.stackName(stack)
                .changeSetName(type + "1")
                .changeSetType(type)
                .templateBody(template));
    stacks
        .waiter()
        .waitUntilChangeSetCreateComplete(
            it -> it.stackName(stack).changeSetName(type + "1"), QueueAndTableStackTest::quickly);
    stacks.executeChangeSet(it -> it.stackName(stack).changeSetName(type + "1"));
  }

  private static Map<QueueAttributeName, String> attributes(String url) {
    return sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  @Test
  void aStackMakesChangesAndDeletesThem() {
    deploy("life", ChangeSetType.CREATE, TEMPLATE);
    stacks
        .waiter()
        .waitUntilStackCreateComplete(it -> it.stackName("life"), QueueAndTableStackTest::quickly);
    Stack stack = stacks.describeStacks(it -> it.stackName("life")).stacks().get(0);
    Map<String, String> outputs =
        stack.outputs().stream()
            .collect(Collectors.toMap(o -> o.outputKey(), o -> o.outputValue()));
    String url = outputs.get("Work");
    assertThat(outputs).containsEntry("WorkArn", "arn:aws:sqs:eu-west-1:111111111111:work.fifo");
    assertThat(attributes(url))
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "90");
    assertThat(attributes(url).get(QueueAttributeName.REDRIVE_POLICY)).contains("dead.fifo", "5");
    table(outputs.get("Table"), outputs.get("TableArn"));

    deploy(
        "life",
        ChangeSetType.UPDATE,
        TEMPLATE.replace("\"VisibilityTimeout\": 90", "\"VisibilityTimeout\": 120"));
    stacks
        .waiter()
        .waitUntilStackUpdateComplete(it -> it.stackName("life"), QueueAndTableStackTest::quickly);
    assertThat(attributes(url)).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "120");

    stacks.deleteStack(it -> it.stackName("life"));
    stacks
        .waiter()
        .waitUntilStackDeleteComplete(it -> it.stackName("life"), QueueAndTableStackTest::quickly);
    assertThatThrownBy(() -> attributes(url)).isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(() -> dynamo.describeTable(it -> it.tableName(outputs.get("Table"))))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static void table(String name, String arn) {
    assertThat(name).startsWith("life-Table-");
    assertThat(arn).isEqualTo("arn:aws:dynamodb:eu-west-1:111111111111:table/" + name);
    TableDescription table = dynamo.describeTable(it -> it.tableName(name)).table();
    assertThat(table.keySchema())
        .extracting(key -> key.attributeName())
        .containsExactly("pk", "sk");
    assertThat(table.globalSecondaryIndexes())
        .extracting(index -> index.indexName())
        .containsExactly("by-of");
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(
            dynamo
                .describeTimeToLive(it -> it.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void anUnknownPropertyIsRefused() {
    String template =
        TEMPLATE
            .replace("VisibilityTimeout", "VisibilityTimeOut")
            .replace("\"SSEEnabled\"", "\"SseEnabled\"")
            .replace("dead.fifo", "other-dead.fifo")
            .replace("work.fifo", "other-work.fifo");
    stacks.createChangeSet(
        it ->
            it.stackName("odd")
                .changeSetName("odd")
                .changeSetType(ChangeSetType.CREATE)
                .templateBody(template));
    DescribeChangeSetResponse odd =
        stacks.describeChangeSet(it -> it.stackName("odd").changeSetName("odd"));
    assertThat(odd.statusReason())
        .contains("Work (AWS::SQS::Queue) VisibilityTimeOut")
        .contains("Table (AWS::DynamoDB::Table) SSESpecification.SseEnabled");
  }

  private static ResourceRequest request(String properties, Optional<String> physicalId) {
    try {
      return new ResourceRequest(
          "s", "L", physicalId, (ObjectNode) JSON.readTree(properties), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFifoQueuesNameSaysSo() {
    QueueType type = new QueueType(cloud::queues, cloud.names());
    assertThatThrownBy(
            () -> type.put(request("{\"QueueName\":\"q\",\"FifoQueue\":true}", Optional.empty())))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("ends in .fifo");
    assertThatThrownBy(() -> type.put(request("{\"QueueName\":\"q.fifo\"}", Optional.empty())))
        .isInstanceOf(AwsError.class);
    assertThat(type.put(request("{\"FifoQueue\":true}", Optional.empty())).physicalId())
        .contains("/s-L-")
        .endsWith(".fifo");
  }

  @Test
  void anotherStacksQueueIsNotTaken() {
    QueueType type = new QueueType(cloud::queues, cloud.names());
    type.put(request("{\"QueueName\":\"taken\"}", Optional.empty()));
    assertThatThrownBy(() -> type.put(request("{\"QueueName\":\"taken\"}", Optional.empty())))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("taken");
  }

  @Test
  void aDeadLetterQueueThatIsMissingIsAnError() {
    QueueType type = new QueueType(cloud::queues, cloud.names());
    assertThatThrownBy(
            () ->
                type.put(
                    request(
                        """
                        {"QueueName":"lonely","RedrivePolicy":{"maxReceiveCount":5,
                         "deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111111111111:missing"}}
                        """,
                        Optional.empty())))
        .isInstanceOf(AwsError.class);
  }

  @Test
  void aTablesKeysCannotChangeAndAProtectedTableStays() {
    TableType type = new TableType(cloud::tables, "111111111111", "eu-west-1", cloud.names());
    String table =
        """
        {"TableName":"kept","BillingMode":"PAY_PER_REQUEST","DeletionProtectionEnabled":true,
         "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]}
        """;
    type.put(request(table, Optional.empty()));
    assertThatThrownBy(
            () -> type.put(request(table.replace("\"pk\"", "\"other\""), Optional.of("kept"))))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("KeySchema of the table kept");
    assertThatThrownBy(() -> type.delete("kept"))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("protected");
    assertThat(dynamo.listTables().tableNames()).contains("kept");
    type.put(request(table.replace("true", "false"), Optional.of("kept")));
    type.delete("kept");
    assertThat(dynamo.listTables().tableNames()).doesNotContain("kept");
  }
}
