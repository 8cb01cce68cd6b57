package io.pipewright.localcloud.bitbucket;

/**
 * One request that was answered. Headers are left out: they hold credentials.
 *
 * @param method HTTP method
 * @param path path and query
 * @param status HTTP status of the answer
 */
public record AccessLogEntry(String method, String path, int status) {
  @Override
  public String toString() {
    return method + " " + path + " " + status;
  }
}
