package io.pipewright.localcloud.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event that Lambda makes of messages. */
final class SqsEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsEvent() {}

  static String of(List<Message> messages, String queueArn, String region) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    messages.forEach(message -> record(records.addObject(), message, queueArn, region));
    return event.toString();
  }

  private static void record(ObjectNode to, Message message, String queueArn, String region) {
    to.put("messageId", message.messageId());
    to.put("receiptHandle", message.receiptHandle());
    to.put("body", message.body());
    ObjectNode attributes = to.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode own = to.putObject("messageAttributes");
    for (Map.Entry<String, MessageAttributeValue> entry : message.messageAttributes().entrySet()) {
      attribute(own.putObject(entry.getKey()), entry.getValue());
    }
    to.put("md5OfBody", message.md5OfBody());
    to.put("eventSource", "aws:sqs");
    to.put("eventSourceARN", queueArn);
    to.put("awsRegion", region);
  }

  private static void attribute(ObjectNode to, MessageAttributeValue value) {
    if (value.stringValue() != null) {
      to.put("stringValue", value.stringValue());
    }
    SdkBytes binary = value.binaryValue();
    if (binary != null) {
      to.put("binaryValue", Base64.getEncoder().encodeToString(binary.asByteArray()));
    }
    to.putArray("stringListValues");
    to.putArray("binaryListValues");
    to.put("dataType", value.dataType());
  }
}
