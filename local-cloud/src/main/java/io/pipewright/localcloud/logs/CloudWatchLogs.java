package io.pipewright.localcloud.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.JsonInput;
import io.pipewright.localcloud.server.JsonService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** CloudWatch Logs over a {@link LogStore}. */
public final class CloudWatchLogs implements JsonService {
  private static final String GROUP = "logGroupName";
  private static final String STREAM = "logStreamName";
  private static final int MOST_EVENTS = 10_000;
  private static final Pattern TOKEN = Pattern.compile("[fb]/\\d{1,9}");

  private final LogStore logs;
  private final String arnPrefix;

  /** Over that store. */
  public CloudWatchLogs(LogStore logs, String account, String region) {
    this.logs = logs;
    this.arnPrefix = "arn:aws:logs:" + region + ":" + account + ":log-group:";
  }

  @Override
  public String targetPrefix() {
    return "Logs_20140328";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateLogGroup", (caller, input) -> createGroup(input),
        "CreateLogStream", (caller, input) -> createStream(input),
        "PutLogEvents", (caller, input) -> put(input),
        "GetLogEvents", (caller, input) -> get(input),
        "DescribeLogStreams", (caller, input) -> describe(input));
  }

  private ObjectNode createGroup(ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of(GROUP, "kmsKeyId", "tags", "logGroupClass"));
    if (!logs.createGroup(call.get(GROUP))) {
      throw exists("log group");
    }
    return object();
  }

  private ObjectNode createStream(ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of(GROUP, STREAM));
    String group = existingGroup(call);
    if (!logs.createStream(group, call.get(STREAM))) {
      throw exists("log stream");
    }
    return object();
  }

  private ObjectNode put(ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of(GROUP, STREAM, "logEvents", "sequenceToken"));
    String group = existingGroup(call);
    String stream = call.get(STREAM);
    if (logs.lines(group, stream).isEmpty()) {
      throw missing("log stream");
    }
    for (JsonNode event : call.node("logEvents")) {
      logs.append(
          group,
          stream,
          Instant.ofEpochMilli(event.path("timestamp").asLong()),
          event.path("message").asText());
    }
    return object();
  }

  private ObjectNode get(ObjectNode input) {
    JsonInput call =
        new JsonInput(input, Set.of(GROUP, STREAM, "startFromHead", "nextToken", "limit"));
    List<LogLine> lines =
        logs.lines(existingGroup(call), call.get(STREAM)).orElseThrow(() -> missing("log stream"));
    int limit = Math.min(call.node("limit").asInt(MOST_EVENTS), MOST_EVENTS);
    String token =
        call.find("nextToken")
            .orElse(call.node("startFromHead").asBoolean() ? "f/0" : "b/" + lines.size());
    if (!TOKEN.matcher(token).matches()) {
      throw new AwsError(
          400, "InvalidParameterException", "The specified nextToken is invalid: " + token);
    }
    int at = Math.min(Integer.parseInt(token.substring(2)), lines.size());
    int from = token.startsWith("f") ? at : Math.max(0, at - limit);
    int to = token.startsWith("f") ? Math.min(lines.size(), from + limit) : at;
    ObjectNode answer = object();
    ArrayNode events = answer.putArray("events");
    lines
        .subList(from, to)
        .forEach(
            line ->
                events
                    .addObject()
                    .put("timestamp", line.time().toEpochMilli())
                    .put("ingestionTime", line.ingested().toEpochMilli())
                    .put("message", line.message()));
    return answer.put("nextForwardToken", "f/" + to).put("nextBackwardToken", "b/" + from);
  }

  private ObjectNode describe(ObjectNode input) {
    JsonInput call =
        new JsonInput(
            input, Set.of(GROUP, "logStreamNamePrefix", "orderBy", "descending", "limit"));
    String group = existingGroup(call);
    String prefix = call.find("logStreamNamePrefix").orElse("");
    ObjectNode answer = object();
    ArrayNode streams = answer.putArray("logStreams");
    logs.streams(group).stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(
            name ->
                streams
                    .addObject()
                    .put(STREAM, name)
                    .put("arn", arnPrefix + group + ":log-stream:" + name));
    return answer;
  }

  private String existingGroup(JsonInput call) {
    String group = call.get(GROUP);
    if (!logs.hasGroup(group)) {
      throw missing("log group");
    }
    return group;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static AwsError missing(String what) {
    return new AwsError(
        400, "ResourceNotFoundException", "The specified " + what + " does not exist.");
  }

  private static AwsError exists(String what) {
    return new AwsError(
        400, "ResourceAlreadyExistsException", "The specified " + what + " already exists");
  }
}
