package io.pipewright.localcloud.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A build status as it was accepted: the limits and the required fields are Data Center's (REST
 * description of 9.2).
 *
 * @param key stable name; a later status with the same key replaces it
 * @param state SUCCESSFUL, FAILED, INPROGRESS, CANCELLED or UNKNOWN
 * @param url where to read more
 * @param name title, or empty
 * @param description reason, or empty
 * @param ref full name of a branch, or empty
 */
public record PostedStatus(
    String key, String state, String url, String name, String description, String ref) {
  private static final List<String> STATES =
      List.of("SUCCESSFUL", "FAILED", "INPROGRESS", "CANCELLED", "UNKNOWN");
  private static final Map<String, Integer> LIMITS =
      Map.of("key", 255, "url", 450, "name", 255, "description", 255, "ref", 1024, "parent", 1024);
  private static final List<String> ALSO_KNOWN =
      List.of("state", "buildNumber", "duration", "testResults");

  /** Checks a posted body. */
  static PostedStatus from(JsonNode body) {
    if (!body.isObject()) {
      throw RestError.invalid("", "The request must be a JSON object.");
    }
    rejectUnknown(body.fieldNames());
    PostedStatus status =
        new PostedStatus(
            required(body, "key"),
            required(body, "state"),
            required(body, "url"),
            text(body, "name"),
            text(body, "description"),
            text(body, "ref"));
    text(body, "parent");
    status.check();
    return status;
  }

  private void check() {
    if (!STATES.contains(state)) {
      throw RestError.invalid("state", "The state must be one of " + STATES + ".");
    }
    try {
      if (!new URI(url).isAbsolute()) {
        throw RestError.invalid("url", "The URL must be absolute.");
      }
    } catch (URISyntaxException broken) {
      throw RestError.invalid("url", "The URL is not valid.");
    }
    if (!ref.isEmpty() && !ref.startsWith("refs/")) {
      throw RestError.invalid("ref", "The ref must start with refs/.");
    }
  }

  private static void rejectUnknown(Iterator<String> names) {
    while (names.hasNext()) {
      String name = names.next();
      if (!LIMITS.containsKey(name) && !ALSO_KNOWN.contains(name)) {
        throw RestError.invalid(name, "Unrecognized field.");
      }
    }
  }

  private static String required(JsonNode body, String field) {
    String value = text(body, field);
    if (value.isBlank()) {
      throw RestError.invalid(field, "A " + field + " is required.");
    }
    return value;
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw RestError.invalid(field, "The " + field + " must be a string.");
    }
    int limit = LIMITS.getOrDefault(field, Integer.MAX_VALUE);
    if (value.textValue().length() > limit) {
      throw RestError.invalid(
          field, "The " + field + " must be between 1 and " + limit + " characters.");
    }
    return value.textValue();
  }
}
