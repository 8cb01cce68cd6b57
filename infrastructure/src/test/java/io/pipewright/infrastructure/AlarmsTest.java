package io.pipewright.infrastructure;

import static io.pipewright.infrastructure.SynthesizedFactory.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private final JsonNode factory = SynthesizedFactory.once().factory();
  private final List<JsonNode> alarms = properties(factory, "AWS::CloudWatch::Alarm");

  @Test
  void everythingThatCanFailHasOne() {
    assertThat(alarms)
        .extracting(alarm -> alarm.get("AlarmName").textValue())
        .containsExactlyInAnyOrder(
            "pipewright-dead-deliveries",
            "pipewright-late-deliveries",
            "pipewright-api-failures",
            "pipewright-receive-errors",
            "pipewright-receive-throttles",
            "pipewright-work-errors",
            "pipewright-work-throttles",
            "pipewright-reconcile-errors",
            "pipewright-reconcile-throttles",
            "pipewright-executions-errors",
            "pipewright-executions-throttles");
  }

  @Test
  void eachSaysWhatToDoAndReachesTheTopic() {
    assertThat(alarms)
        .allSatisfy(
            alarm -> {
              String description = alarm.get("AlarmDescription").textValue();
              assertThat(description).contains("`pipewright deliveries").hasSizeLessThan(1024);
              assertThat(alarm.at("/AlarmActions/0/Ref").textValue()).startsWith("AlarmsTopic");
            });
  }

  @Test
  void aDeadDeliveryAndALateOneAreSeen() {
    JsonNode dead = alarm("pipewright-dead-deliveries");
    assertThat(dead.at("/Dimensions/0/Value/Fn::GetAtt/0").textValue())
        .startsWith("DeliveriesDead");
    assertThat(dead.get("MetricName").textValue()).isEqualTo("ApproximateNumberOfMessagesVisible");
    assertThat(dead.get("Threshold").intValue()).isZero();
    JsonNode late = alarm("pipewright-late-deliveries");
    assertThat(late.at("/Dimensions/0/Value/Fn::GetAtt/0").textValue())
        .startsWith("DeliveriesQueue");
    assertThat(late.get("MetricName").textValue()).isEqualTo("ApproximateAgeOfOldestMessage");
    assertThat(late.get("Threshold").intValue()).isEqualTo(15 * 60);
    assertThat(List.of(dead, late))
        .allSatisfy(
            alarm ->
                assertThat(alarm.get("ComparisonOperator").textValue())
                    .isEqualTo("GreaterThanThreshold"));
  }

  /** An encrypted topic with a policy of its own takes alarms only if both it and the key do. */
  @Test
  void alarmsMayPublish() {
    String allowed = "{\"Service\":\"cloudwatch.amazonaws.com\"}";
    assertThat(properties(factory, "AWS::SNS::TopicPolicy"))
        .hasSize(1)
        .allSatisfy(
            policy ->
                assertThat(policy.toString())
                    .contains(allowed, "\"Action\":\"sns:Publish\",\"Condition\":{\"StringEquals\"")
                    .contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
    assertThat(properties(factory, "AWS::KMS::Key"))
        .filteredOn(key -> key.toString().contains(allowed))
        .hasSize(1);
    assertThat(properties(factory, "AWS::SNS::Topic").get(0).has("KmsMasterKeyId")).isTrue();
  }

  private JsonNode alarm(String name) {
    return alarms.stream()
        .filter(alarm -> alarm.get("AlarmName").textValue().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
