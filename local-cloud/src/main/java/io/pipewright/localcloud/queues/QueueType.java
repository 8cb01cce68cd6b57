package io.pipewright.localcloud.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * {@code AWS::SQS::Queue}: made in ElasticMQ. {@code Ref} gives its URL. How long messages are
 * kept, how large they may be, encryption, the redrive allow policy and high throughput are
 * recorded, not executed.
 */
public final class QueueType implements ResourceType {
  private static final int LONGEST_NAME = 80;
  private static final int BAD_REQUEST = 400;
  private static final String FIFO = ".fifo";
  private static final String REDRIVE = "RedrivePolicy";

  /** What a queue that is there may take anew, with what SQS takes where the template is silent. */
  private static final Map<String, String> CHANGEABLE =
      Map.of(
          "VisibilityTimeout", "30",
          "DelaySeconds", "0",
          "ReceiveMessageWaitTimeSeconds", "0");

  private static final List<String> FIXED = List.of("FifoQueue", "ContentBasedDeduplication");

  private final Supplier<QueueStorage> storage;
  private final GeneratedNames names;

  /** Makes its queues there; asked for when the first one is made. */
  public QueueType(Supplier<QueueStorage> storage, GeneratedNames names) {
    this.storage = storage;
    this.names = names;
  }

  @Override
  public String name() {
    return "AWS::SQS::Queue";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "QueueName",
        "FifoQueue",
        "ContentBasedDeduplication",
        "DeduplicationScope",
        "FifoThroughputLimit",
        "DelaySeconds",
        "MaximumMessageSize",
        "MessageRetentionPeriod",
        "ReceiveMessageWaitTimeSeconds",
        "VisibilityTimeout",
        "RedrivePolicy.deadLetterTargetArn",
        "RedrivePolicy.maxReceiveCount",
        "RedriveAllowPolicy.*",
        "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds",
        "SqsManagedSseEnabled",
        "Tags.Key",
        "Tags.Value");
  }

  @Override
  public Resource put(ResourceRequest request) {
    ObjectNode properties = request.properties();
    String queue = queueName(request);
    QueueStorage queues = storage.get();
    String url = queues.url(queue);
    try (SqsClient client = queues.client()) {
      if (request.physicalId().filter(url::equals).isPresent()) {
        client.setQueueAttributes(set -> set.queueUrl(url).attributes(changeable(properties)));
      } else if (isThere(client, queue)) {
        throw new AwsError(
            BAD_REQUEST, "QueueAlreadyExists", "A queue already exists with the name " + queue);
      } else {
        Map<QueueAttributeName, String> attributes = changeable(properties);
        FIXED.stream()
            .filter(properties::has)
            .forEach(name -> attributes.put(attribute(name), properties.path(name).asText()));
        client.createQueue(create -> create.queueName(queue).attributes(attributes));
      }
    } catch (SqsException e) {
      throw error(e);
    }
    return new Resource(url, Map.of("Arn", queues.arn(queue), "QueueName", queue, "QueueUrl", url));
  }

  private String queueName(ResourceRequest request) {
    String given = request.properties().path("QueueName").asText();
    boolean fifo = request.properties().path("FifoQueue").asBoolean();
    if (!given.isEmpty() && given.endsWith(FIFO) != fifo) {
      throw new AwsError(
          BAD_REQUEST,
          "InvalidParameterValue",
          "The name of a FIFO queue ends in .fifo, and no other's does: "
              + given
              + " with FifoQueue "
              + fifo);
    }
    if (!given.isEmpty()) {
      return given;
    }
    String end = fifo ? FIFO : "";
    return request
        .physicalId()
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .orElseGet(() -> names.name(request, LONGEST_NAME - end.length()) + end);
  }

  private static Map<QueueAttributeName, String> changeable(ObjectNode properties) {
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    CHANGEABLE.forEach(
        (name, otherwise) ->
            attributes.put(attribute(name), properties.path(name).asText(otherwise)));
    JsonNode redrive = properties.path(REDRIVE);
    if (redrive.isObject()) {
      attributes.put(attribute(REDRIVE), redrive.toString());
    }
    return attributes;
  }

  private static boolean isThere(SqsClient client, String queue) {
    try {
      client.getQueueUrl(get -> get.queueName(queue));
      return true;
    } catch (QueueDoesNotExistException e) {
      return false;
    }
  }

  @Override
  public void delete(String physicalId) {
    try (SqsClient client = storage.get().client()) {
      client.deleteQueue(delete -> delete.queueUrl(physicalId));
    } catch (QueueDoesNotExistException e) {
      // It is gone already, which is what was asked for.
      return;
    } catch (SqsException e) {
      throw error(e);
    }
  }

  private static QueueAttributeName attribute(String name) {
    return QueueAttributeName.fromValue(name);
  }

  private static AwsError error(SqsException e) {
    return new AwsError(
        e.statusCode(), e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
  }
}
