package io.pipewright.webhook.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * EventBridge's news of one execution. Only the two names are read: events come late and out of
 * order, so the state is asked for, not taken from them.
 *
 * @param pipeline the pipeline's name
 * @param executionId the execution's id
 */
record ExecutionEvent(String pipeline, String executionId) {
  private static final String SOURCE = "aws.codepipeline";
  private static final String DETAIL_TYPE = "CodePipeline Pipeline Execution State Change";

  // CodePipeline's own limits; the names go into a URL.
  private static final Pattern PIPELINE = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");
  private static final Pattern EXECUTION = Pattern.compile("[0-9a-fA-F-]{36}");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads an event; empty if it is none of an execution's. */
  static Optional<ExecutionEvent> read(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (!root.path("source").asText().equals(SOURCE)
        || !root.path("detail-type").asText().equals(DETAIL_TYPE)) {
      return Optional.empty();
    }
    String pipeline = root.path("detail").path("pipeline").asText();
    String execution = root.path("detail").path("execution-id").asText();
    return PIPELINE.matcher(pipeline).matches() && EXECUTION.matcher(execution).matches()
        ? Optional.of(new ExecutionEvent(pipeline, execution))
        : Optional.empty();
  }
}
