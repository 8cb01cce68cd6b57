package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.rest.RestError;

/** Errors as Data Center's REST API answers them. */
final class Errors {
  private static final String PACKAGE = "com.atlassian.bitbucket.";

  private Errors() {}

  static JsonNode json(RestError error) {
    return json(error.field(), error.text(), error.type());
  }

  static JsonNode unauthorized() {
    return json(
        "",
        "Authentication failed. Please check your credentials and try again.",
        "auth.IncorrectPasswordAuthenticationException");
  }

  private static JsonNode json(String context, String message, String type) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putArray("errors").addObject();
    error.put("context", context.isEmpty() ? null : context);
    error.put("message", message);
    error.put("exceptionName", type.isEmpty() ? null : PACKAGE + type);
    return body;
  }
}
