package io.pipewright.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * Calls Bitbucket's REST API. Redirects are not followed, and only URLs of the configured server
 * are called: the token goes there or nowhere. Every method throws {@link BitbucketException} if
 * Bitbucket refused or did not answer.
 */
public final class RestClient {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BitbucketAccess access;
  private final Retry retry;
  private final Exchange exchange = new Exchange();

  /**
   * Prepares the client; nothing is called yet.
   *
   * @param access the server and the right to use it
   * @param retry how often and when a failed call is repeated
   */
  public RestClient(BitbucketAccess access, Retry retry) {
    this.access = access;
    this.retry = retry;
  }

  /** The server that is called. */
  public BitbucketAccess access() {
    return access;
  }

  /** How calls are repeated, for a caller that repeats several together. */
  public Retry retry() {
    return retry;
  }

  /** Makes a call, and repeats it if it failed for a passing reason. */
  public Answer call(RestCall call) {
    return retry.call(left -> once(call, left));
  }

  /**
   * Reads something that may not be there.
   *
   * @param container what it is in. If that is not there either, the token or the URL is wrong: an
   *     exception, not an absence
   */
  public Optional<Answer> find(RestCall call, URI container) {
    try {
      return Optional.of(call(call));
    } catch (BitbucketException failure) {
      if (failure.status() != NOT_FOUND) {
        throw failure;
      }
      call(RestCall.get(call.what(), container));
      return Optional.empty();
    }
  }

  /** Deletes, if it is there. */
  public void delete(String what, URI url, Duration left) {
    try {
      once(RestCall.delete(what, url), left);
    } catch (BitbucketException failure) {
      if (failure.status() != NOT_FOUND) {
        throw failure;
      }
    }
  }

  /**
   * Makes a call once.
   *
   * @param left how long it may take at most
   */
  public Answer once(RestCall call, Duration left) {
    HttpResponse<byte[]> response =
        exchange.send(checked(call), access.authorization(), left, CappedBody.handler());
    if (response.statusCode() / 100 != 2) {
      throw RestFailure.of(access, call.what(), response);
    }
    return new Answer(call.what(), json(call.what(), response.body()));
  }

  /**
   * What a read is answered with, without its content; as git would ask it.
   *
   * @return the status of HTTP; never 429 or 5xx, which are repeated and then thrown
   */
  public int status(RestCall call) {
    return retry.call(
        left -> {
          Iterator<String> authorizations = access.gitAuthorizations().iterator();
          HttpResponse<byte[]> response;
          do {
            response = exchange.send(checked(call), authorizations.next(), left, CappedBody.none());
          } while (response.statusCode() == UNAUTHORIZED && authorizations.hasNext());
          BitbucketException failure = RestFailure.of(access, call.what(), response);
          if (failure.retryable()) {
            throw failure;
          }
          return response.statusCode();
        });
  }

  /** No URL but the server's gets the token, whoever made it. */
  private RestCall checked(RestCall call) {
    String url = call.url().toString();
    if (!url.startsWith(access.apiUrl() + "/") && !url.startsWith(access.baseUrl() + "/")) {
      throw new IllegalArgumentException("not a URL of the configured Bitbucket: " + url);
    }
    return call;
  }

  private static JsonNode json(String what, byte[] content) {
    try {
      return content.length == 0 ? MissingNode.getInstance() : JSON.readTree(content);
    } catch (IOException malformed) {
      // Half an answer, or a proxy's page: both pass.
      throw new BitbucketException("cannot " + what + ": the answer is not JSON", true);
    }
  }
}
