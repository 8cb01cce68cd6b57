package io.pipewright.localcloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a function says of a batch, as Lambda understands {@code ReportBatchItemFailures}. */
final class BatchAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FAILURES = "batchItemFailures";

  private BatchAnswer() {}

  /**
   * The messages that failed: none for an answer that is empty, {@code null}, or has no list or an
   * empty one.
   *
   * @param all the identifiers of the batch
   * @return empty if the answer is malformed, which fails the whole batch: it is no JSON, or an
   *     item has no identifier or one that is not of the batch
   */
  static Optional<Set<String>> failed(String answer, Set<String> all) {
    if (answer.isBlank()) {
      return Optional.of(Set.of());
    }
    try {
      JsonNode root = JSON.readTree(answer);
      JsonNode failures = root.path(FAILURES);
      if (failures.isMissingNode() || failures.isNull()) {
        return root.isNull() || root.isObject() ? Optional.of(Set.of()) : Optional.empty();
      }
      return failures.isArray() ? identifiers(failures, all) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> identifiers(JsonNode failures, Set<String> all) {
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : failures) {
      JsonNode identifier = failure.path("itemIdentifier");
      if (!identifier.isTextual() || !all.contains(identifier.textValue())) {
        return Optional.empty();
      }
      failed.add(identifier.textValue());
    }
    return Optional.of(failed);
  }
}
