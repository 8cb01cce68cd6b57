package io.pipewright.localcloud.bitbucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An error as Data Center's REST API answers it. */
final class RestError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final String context;
  private final String type;

  private RestError(int status, String context, String message, String type) {
    super(message);
    this.status = status;
    this.context = context;
    this.type = type;
  }

  static RestError unauthorized() {
    return new RestError(
        401,
        "",
        "Authentication failed. Please check your credentials and try again.",
        "com.atlassian.bitbucket.auth.IncorrectPasswordAuthenticationException");
  }

  /** A field of the body is not accepted. */
  static RestError invalid(String field, String message) {
    return new RestError(400, field, message, "");
  }

  static RestError noRepository(String project, String slug) {
    return new RestError(
        404,
        "",
        "Repository " + project + "/" + slug + " does not exist.",
        "com.atlassian.bitbucket.repository.NoSuchRepositoryException");
  }

  static RestError noCommit(RepositoryName repository, String commit) {
    return new RestError(
        404,
        "",
        "Commit '" + commit + "' does not exist in repository '" + repository.slug() + "'.",
        "com.atlassian.bitbucket.commit.NoSuchCommitException");
  }

  static RestError noResource(String path) {
    return new RestError(
        404,
        "",
        "HTTP 404 Not Found: this stand-in has no " + path,
        "javax.ws.rs.NotFoundException");
  }

  static RestError noStatus(String key) {
    return new RestError(
        404,
        "key",
        "No build status exists with the key '" + key + "'.",
        "com.atlassian.bitbucket.build.NoSuchBuildStatusException");
  }

  void writeTo(HttpServletResponse response) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putArray("errors").addObject();
    error.put("context", context.isEmpty() ? null : context);
    error.put("message", getMessage());
    error.put("exceptionName", type.isEmpty() ? null : type);
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    JSON.writeValue(response.getOutputStream(), body);
  }
}
