package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Conditions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What a person has to know of. Each alarm says what it means and what to do about it. */
final class FactoryAlarms extends Construct {
  /** A delivery that waits longer than this is late for the developer who merged. */
  private static final Duration LATE = Duration.minutes(15);

  private static final Duration PERIOD = Duration.minutes(5);

  private static final String LIST_AND_REPLAY =
      "`pipewright deliveries --failed` says which and why; when the cause is mended, "
          + "`pipewright replay ID`.";

  private final Topic topic;

  FactoryAlarms(Construct scope, String id, Key key, List<String> mail) {
    super(scope, id);
    topic =
        Topic.Builder.create(this, "Topic")
            .topicName("pipewright-alarms")
            .displayName("Alarms of the pipeline factory")
            .masterKey(key)
            .enforceSsl(true)
            .build();
    key.addToResourcePolicy(keyUse());
    topic.addToResourcePolicy(publication());
    mail.forEach(address -> topic.addSubscription(new EmailSubscription(address)));
    CfnOutput.Builder.create(this, "TopicArn")
        .description("Where alarms arrive")
        .value(topic.getTopicArn())
        .build();
  }

  void onQueue(DeliveryQueue queue) {
    alarm(
        "dead-deliveries",
        queue.dead().metricApproximateNumberOfMessagesVisible(maximum()),
        0,
        "Deliveries failed "
            + DeliveryQueue.RECEIVES
            + " times and are not tried again. "
            + LIST_AND_REPLAY
            + " One that ended the worker itself is still listed as QUEUED: its message is in "
            + DeliveryQueue.DEAD_NAME
            + ".");
    alarm(
        "late-deliveries",
        queue.queue().metricApproximateAgeOfOldestMessage(maximum()),
        LATE.toSeconds(),
        "A delivery has waited for more than "
            + LATE.toMinutes()
            + " minutes: Bitbucket is slow, the worker fails, or there is more than it can do. "
            + "`pipewright deliveries` says how far each one is; the log is /pipewright/work.");
  }

  void onApi(WebhookApi api) {
    alarm(
        "api-failures",
        Metric.Builder.create()
            .namespace("AWS/ApiGateway")
            .metricName("5xx")
            .dimensionsMap(Map.of("ApiId", api.id()))
            .statistic("Sum")
            .period(PERIOD)
            .build(),
        0,
        "Bitbucket got an answer of 5xx: secrets, ledger, queue or the function itself could not "
            + "be used. Look into the logs /pipewright/webhook-access and /pipewright/receive. "
            + "Reconciling makes up for merges within a quarter of an hour; "
            + "`pipewright deliveries` lists what arrived since.");
  }

  void onFunction(String name, Function function) {
    alarm(
        name + "-errors",
        function.metricErrors(sum()),
        0,
        "The function pipewright-%s ended with an error or ran out of time. Its log is /pipewright/%s. "
                .formatted(name, name)
            + LIST_AND_REPLAY);
    alarm(
        name + "-throttles",
        function.metricThrottles(sum()),
        0,
        "Lambda had no room for the function pipewright-%s. Raise the account's concurrent executions"
                .formatted(name)
            + " (Service Quotas, L-B99A9384). Afterwards: "
            + LIST_AND_REPLAY);
  }

  private void alarm(String name, IMetric metric, Number above, String description) {
    Alarm alarm =
        Alarm.Builder.create(this, name)
            .alarmName("pipewright-" + name)
            .alarmDescription(description)
            .metric(metric)
            .threshold(above)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .evaluationPeriods(1)
            // No messages and no calls are no data.
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
  }

  /** A topic with a policy of its own has lost the one that lets its account publish. */
  private PolicyStatement publication() {
    return ofAlarms()
        .actions(List.of("sns:Publish"))
        .resources(List.of(topic.getTopicArn()))
        .build();
  }

  /** And to an encrypted topic only who may use the key can publish. */
  private PolicyStatement keyUse() {
    return ofAlarms()
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
        // In a key's policy: this key.
        .resources(List.of("*"))
        .build();
  }

  private PolicyStatement.Builder ofAlarms() {
    return PolicyStatement.Builder.create()
        .sid("Alarms")
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .conditions(
            Conditions.where("StringEquals", "aws:SourceAccount", Stack.of(this).getAccount())
                .toMap());
  }

  private static MetricOptions maximum() {
    return MetricOptions.builder().statistic("Maximum").period(PERIOD).build();
  }

  private static MetricOptions sum() {
    return MetricOptions.builder().statistic("Sum").period(PERIOD).build();
  }
}
