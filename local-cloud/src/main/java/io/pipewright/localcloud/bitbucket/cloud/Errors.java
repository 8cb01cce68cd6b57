package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.rest.RestError;

/** Errors as Cloud's REST API answers them. */
final class Errors {
  private Errors() {}

  static JsonNode json(RestError error) {
    return switch (error.status()) {
      case 400 -> badRequest(error);
      case 403 -> json("Your credentials lack one or more required privilege scopes.");
      default -> json(error.text());
    };
  }

  private static JsonNode badRequest(RestError error) {
    ObjectNode body = json("Bad request");
    ObjectNode detail = body.withObject("/error").put("detail", error.text());
    if (!error.field().isEmpty()) {
      detail.putObject("fields").putArray(error.field()).add(error.text());
    }
    return body;
  }

  static JsonNode unauthorized() {
    return json("Token is invalid, expired, or not supported for this endpoint.");
  }

  private static ObjectNode json(String message) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("message", message);
    return body;
  }
}
