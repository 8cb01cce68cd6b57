package io.pipewright.infrastructure;

import static io.pipewright.infrastructure.SynthesizedFactory.properties;
import static io.pipewright.infrastructure.SynthesizedFactory.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.infrastructure.factory.FactoryFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a delivery passes: gateway, receiver, ledger, queue, worker, tasks. */
class DeliveryPathTest {
  private final JsonNode factory = SynthesizedFactory.once().factory();

  @Test
  void threeRoutesReachTheReceiver() {
    assertThat(properties(factory, "AWS::ApiGatewayV2::Route"))
        .extracting(route -> route.get("RouteKey").textValue())
        .containsExactlyInAnyOrder(
            "POST /webhooks/bitbucket",
            "POST /webhooks/bitbucket/{project}",
            "POST /webhooks/bitbucket/{project}/{slug}");
    assertThat(properties(factory, "AWS::ApiGatewayV2::Integration"))
        .hasSize(1)
        .allSatisfy(
            one -> assertThat(one.at("/IntegrationUri/Ref").textValue()).startsWith("ReceiveLive"));
  }

  /** Bitbucket Data Center does not send again what was turned away. */
  @Test
  void theGatewayTakesBursts() {
    JsonNode settings = only("AWS::ApiGatewayV2::Stage").get("DefaultRouteSettings");
    assertThat(settings.get("ThrottlingBurstLimit").intValue()).isEqualTo(5000);
    assertThat(settings.get("ThrottlingRateLimit").intValue()).isEqualTo(5000);
  }

  @Test
  void theReceiverIsSmallAndStartsFromASnapshot() {
    JsonNode receive = function(FactoryFunctions.RECEIVE);
    assertThat(receive.get("Timeout").intValue()).isEqualTo(10);
    assertThat(receive.has("VpcConfig")).isFalse();
    assertThat(receive.at("/SnapStart/ApplyOn").textValue()).isEqualTo("PublishedVersions");
    // The most with which Lambda makes snapshots.
    assertThat(receive.at("/EphemeralStorage/Size").intValue()).isEqualTo(512);
    assertThat(receive.at("/Code/S3Key").textValue()).endsWith(".jar");
    JsonNode alias = only("AWS::Lambda::Alias");
    assertThat(alias.at("/FunctionVersion/Fn::GetAtt/0").textValue())
        .startsWith("ReceiveFunctionCurrentVersion");
  }

  @Test
  void theReceiverIsToldEverythingAndNoSecret() {
    JsonNode variables = function(FactoryFunctions.RECEIVE).at("/Environment/Variables");
    assertThat(variables.fieldNames())
        .toIterable()
        .containsExactly(
            "PIPEWRIGHT_BITBUCKET_KIND",
            "PIPEWRIGHT_LEDGER",
            "PIPEWRIGHT_MAIN_BRANCH",
            "PIPEWRIGHT_QUEUE_URL",
            "PIPEWRIGHT_WEBHOOK_SECRET");
    assertThat(variables.get("PIPEWRIGHT_WEBHOOK_SECRET").textValue())
        .isEqualTo("pipewright/webhook-secret");
    assertThat(variables.at("/PIPEWRIGHT_QUEUE_URL/Ref").textValue()).startsWith("DeliveriesQueue");
    assertThat(variables.at("/PIPEWRIGHT_LEDGER/Ref").textValue()).startsWith("LedgerTable");
  }

  @Test
  void theLedgerLosesNothing() {
    List<JsonNode> tables = resources(factory, "AWS::DynamoDB::Table");
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).get("DeletionPolicy").textValue()).isEqualTo("Retain");
    JsonNode table = tables.get(0).get("Properties");
    assertThat(table.get("TableName").textValue()).isEqualTo("pipewright-ledger");
    assertThat(table.get("DeletionProtectionEnabled").booleanValue()).isTrue();
    assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
    assertThat(table.at("/SSESpecification/KMSMasterKeyId/Fn::GetAtt/0").textValue())
        .startsWith("KeysFactory");
    assertThat(table.at("/TimeToLiveSpecification/AttributeName").textValue()).isEqualTo("expires");
    assertThat(table.get("BillingMode").textValue()).isEqualTo("PAY_PER_REQUEST");
    assertThat(table.findValuesAsText("IndexName"))
        .containsExactlyInAnyOrder("by-repository", "by-state");
  }

  @Test
  void queuesKeepTheOrderAndGiveUpInTheEnd() {
    JsonNode deliveries = queue("pipewright-deliveries.fifo");
    JsonNode dead = queue("pipewright-dead-deliveries.fifo");
    assertThat(List.of(deliveries, dead))
        .allSatisfy(
            queue -> {
              assertThat(queue.get("FifoQueue").booleanValue()).isTrue();
              assertThat(queue.get("DeduplicationScope").textValue()).isEqualTo("messageGroup");
              assertThat(queue.get("FifoThroughputLimit").textValue())
                  .isEqualTo("perMessageGroupId");
              assertThat(queue.at("/KmsMasterKeyId/Fn::GetAtt/0").textValue())
                  .startsWith("KeysFactory");
            });
    assertThat(deliveries.at("/RedrivePolicy/maxReceiveCount").intValue()).isEqualTo(5);
    assertThat(deliveries.at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").textValue())
        .startsWith("DeliveriesDead");
    assertThat(deliveries.get("MessageRetentionPeriod").intValue()).isEqualTo(4 * 24 * 3600);
    assertThat(dead.get("MessageRetentionPeriod").intValue()).isEqualTo(14 * 24 * 3600);
    assertThat(dead.at("/RedriveAllowPolicy/sourceQueueArns/0").textValue())
        .endsWith(":pipewright-deliveries.fifo");
  }

  @Test
  void queuesStayAndRefusePlainTransport() {
    assertThat(resources(factory, "AWS::SQS::Queue"))
        .hasSize(2)
        .allSatisfy(
            queue -> assertThat(queue.get("DeletionPolicy").textValue()).isEqualTo("Retain"));
    assertThat(properties(factory, "AWS::SQS::QueuePolicy"))
        .hasSize(2)
        .allSatisfy(
            policy ->
                assertThat(policy.toString())
                    .contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
  }

  @Test
  void theWorkerIsFedFromTheQueue() {
    JsonNode work = function(FactoryFunctions.WORK);
    JsonNode mapping = only("AWS::Lambda::EventSourceMapping");
    assertThat(mapping.at("/EventSourceArn/Fn::GetAtt/0").textValue())
        .startsWith("DeliveriesQueue");
    assertThat(mapping.at("/FunctionName/Ref").textValue()).startsWith("WorkFunction");
    assertThat(mapping.at("/FunctionResponseTypes/0").textValue())
        .isEqualTo("ReportBatchItemFailures");
    assertThat(mapping.get("BatchSize").intValue()).isBetween(1, 10);
    assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").intValue()).isEqualTo(20);
    assertThat(work.at("/EphemeralStorage/Size").intValue()).isEqualTo(10 * 1024);
    // What AWS asks of a queue that feeds a function.
    assertThat(queue("pipewright-deliveries.fifo").get("VisibilityTimeout").intValue())
        .isEqualTo(6 * work.get("Timeout").intValue());
  }

  @Test
  void theWebhooksFunctionsFindPacksAndGatesAndTheNetwork() {
    for (String handler :
        List.of(FactoryFunctions.WORK, FactoryFunctions.RECONCILE, FactoryFunctions.EXECUTIONS)) {
      JsonNode function = function(handler);
      assertThat(function.get("Runtime").textValue()).isEqualTo("java17");
      assertThat(function.at("/VpcConfig/SubnetIds/0").textValue())
          .isEqualTo("subnet-0123456789abcdef0");
      assertThat(function.at("/Environment/Variables/PIPEWRIGHT_HOME").textValue())
          .isEqualTo("/var/task");
      assertThat(function.at("/Environment/Variables/PIPEWRIGHT_FACTORY").toString())
          .contains("/factory.yaml");
      assertThat(function.at("/Environment/Variables/PIPEWRIGHT_MAIN_BRANCH"))
          .as("as the receiver's")
          .isEqualTo(
              function(FactoryFunctions.RECEIVE)
                  .at("/Environment/Variables/PIPEWRIGHT_MAIN_BRANCH"));
    }
    assertThat(properties(factory, "AWS::Lambda::Function")).hasSize(4);
  }

  @Test
  void timeAndExecutionsReachTheirHandlers() {
    List<JsonNode> rules = properties(factory, "AWS::Events::Rule");
    assertThat(rules)
        .extracting(
            rule ->
                rule.path("ScheduleExpression").asText()
                    + rule.at("/EventPattern/detail-type/0").asText()
                    + " "
                    + rule.at("/Targets/0/Arn/Fn::GetAtt/0")
                        .textValue()
                        .replaceAll("[0-9A-F]{8}$", ""))
        .containsExactlyInAnyOrder(
            "rate(15 minutes) ReconcileFunction",
            "CodePipeline Pipeline Execution State Change ExecutionsFunction");
  }

  @Test
  void theTasksAreWhatTheWebhookLaunches() {
    JsonNode generator = task("pipewright-generator");
    JsonNode checkout = task("pipewright-checkout");
    assertThat(generator.at("/ContainerDefinitions/0/Name").textValue()).isEqualTo("generator");
    JsonNode container = checkout.at("/ContainerDefinitions/0");
    assertThat(container.get("Name").textValue()).isEqualTo("checkout");
    assertThat(container.at("/Command/0").textValue()).isEqualTo("pipewright-checkout");
    assertThat(container.get("Image")).isEqualTo(generator.at("/ContainerDefinitions/0/Image"));
    assertThat(checkout.get("Cpu").textValue()).isEqualTo("2048");
    assertThat(checkout.get("Memory").textValue()).isEqualTo("4096");
    assertThat(checkout.at("/EphemeralStorage/SizeInGiB").intValue()).isEqualTo(100);
    assertThat(container.get("Environment"))
        .as("it reviews, too: the branch is the receiver's")
        .extracting(variable -> variable.get("Name").textValue())
        .containsExactly("PIPEWRIGHT_FACTORY", "PIPEWRIGHT_MAIN_BRANCH");
    assertThat(List.of(generator, checkout))
        .allSatisfy(
            task ->
                assertThat(task.at("/RequiresCompatibilities/0").textValue()).isEqualTo("FARGATE"));
  }

  @Test
  void outputsAreWhatFactoryYamlAsksFor() {
    assertThat(factory.get("Outputs"))
        .extracting(output -> output.get("Description").textValue())
        .contains(
            "URL of the organisation's webhook in Bitbucket",
            "factory.ledger in factory.yaml",
            "factory.queue in factory.yaml",
            "factory.taskDefinition in factory.yaml",
            "factory.checkoutTask in factory.yaml",
            "factory.image in factory.yaml",
            "factory.sourceBucket in factory.yaml");
  }

  /** What other modules compare themselves with. */
  @Test
  void theTemplateInTheJarIsOfTheSameStack() throws IOException {
    JsonNode template;
    try (InputStream resource =
        getClass().getResourceAsStream("/templates/factory.template.json")) {
      template = new ObjectMapper().readTree(Objects.requireNonNull(resource));
    }
    for (String type :
        List.of("AWS::DynamoDB::Table", "AWS::ECS::TaskDefinition", "AWS::SQS::Queue")) {
      assertThat(properties(template, type)).as(type).hasSameSizeAs(properties(factory, type));
    }
    assertThat(template.findValuesAsText("Handler"))
        .containsExactlyInAnyOrderElementsOf(factory.findValuesAsText("Handler"));
    assertThat(template.toString()).doesNotContain("111111111111", "eu-west-1");
  }

  private JsonNode only(String type) {
    List<JsonNode> found = properties(factory, type);
    assertThat(found).as(type).hasSize(1);
    return found.get(0);
  }

  private JsonNode function(String handler) {
    return named("AWS::Lambda::Function", "Handler", handler);
  }

  private JsonNode queue(String name) {
    return named("AWS::SQS::Queue", "QueueName", name);
  }

  private JsonNode task(String family) {
    return named("AWS::ECS::TaskDefinition", "Family", family);
  }

  private JsonNode named(String type, String key, String value) {
    return properties(factory, type).stream()
        .filter(one -> one.get(key).textValue().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " with " + key + " " + value));
  }
}
