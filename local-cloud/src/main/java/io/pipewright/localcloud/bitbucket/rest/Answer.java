package io.pipewright.localcloud.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a resource answers.
 *
 * @param status HTTP status
 * @param body JSON, if any
 */
public record Answer(int status, Optional<JsonNode> body) {
  /** 200 with a body. */
  public static Answer ok(JsonNode body) {
    return new Answer(200, Optional.of(body));
  }

  /** 201 with a body. */
  public static Answer created(JsonNode body) {
    return new Answer(201, Optional.of(body));
  }

  /** 204. */
  public static Answer nothing() {
    return new Answer(204, Optional.empty());
  }
}
