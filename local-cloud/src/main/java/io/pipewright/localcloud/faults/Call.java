package io.pipewright.localcloud.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The head of a request.
 *
 * @param method for example {@code PUT}
 * @param path as sent, without the query
 * @param query as sent; empty without one
 * @param headers by lower-case name
 */
public record Call(String method, String path, String query, Map<String, List<String>> headers) {
  public Call {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, in whatever case; empty text without one. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
  }

  /** The operation of the AWS JSON protocols, for example {@code PutItem}; empty text otherwise. */
  public String operation() {
    String target = header("x-amz-target");
    return target.substring(target.lastIndexOf('.') + 1);
  }

  /** Path and query, as sent. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
