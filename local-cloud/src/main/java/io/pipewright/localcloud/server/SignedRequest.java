package io.pipewright.localcloud.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as its signature covers it. */
final class SignedRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * Describes a request.
   *
   * @param method for example {@code POST}
   * @param path raw, for example {@code /}
   * @param query raw, empty if there is none
   * @param headers by lower-case name
   * @param body the bytes that arrived; not copied
   */
  SignedRequest(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  String query() {
    return query;
  }

  byte[] body() {
    return body;
  }

  /** All values of a header. */
  List<String> headers(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of());
  }

  /** The first value of a header. */
  Optional<String> header(String lowerCaseName) {
    return headers(lowerCaseName).stream().findFirst();
  }
}
