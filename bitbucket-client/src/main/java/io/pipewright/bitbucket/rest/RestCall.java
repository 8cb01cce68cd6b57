package io.pipewright.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/**
 * One call.
 *
 * @param what it is for, in words that follow "cannot"
 * @param method of HTTP
 * @param url below {@link io.pipewright.bitbucket.BitbucketAccess#apiUrl()}
 * @param body what is sent, if anything
 */
public record RestCall(String what, String method, URI url, Optional<JsonNode> body) {
  /** Reads. */
  public static RestCall get(String what, URI url) {
    return new RestCall(what, "GET", url, Optional.empty());
  }

  /** Sends by POST. */
  public static RestCall post(String what, URI url, JsonNode body) {
    return new RestCall(what, "POST", url, Optional.of(body));
  }

  /** Sends by PUT. */
  public static RestCall put(String what, URI url, JsonNode body) {
    return new RestCall(what, "PUT", url, Optional.of(body));
  }

  /** Deletes. */
  public static RestCall delete(String what, URI url) {
    return new RestCall(what, "DELETE", url, Optional.empty());
  }
}
