package io.pipewright.bitbucket.rest;

import static io.pipewright.bitbucket.ClientFixture.TOKEN;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.RestServer;
import io.pipewright.bitbucket.Retry;
import io.pipewright.organisation.BitbucketKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A REST client, and the server that it calls. Waits are noted, not waited. */
final class RestClientFixture implements AutoCloseable {
  private final List<Duration> waits = new ArrayList<>();
  private final RestServer server;

  RestClientFixture() throws IOException {
    server = new RestServer();
  }

  RestServer server() {
    return server;
  }

  List<Duration> waits() {
    return waits;
  }

  RestClient client() {
    return new RestClient(access(), retry());
  }

  BitbucketAccess access() {
    return access(BitbucketKind.DATA_CENTER);
  }

  BitbucketAccess access(BitbucketKind kind) {
    return new BitbucketAccess(kind, server.url(), () -> TOKEN);
  }

  Retry retry() {
    return Retry.standard(new Random(7), waits::add);
  }

  RestCall get() {
    return RestCall.get("try", server.url().resolve("/rest/x"));
  }

  BitbucketException failure(RestClient client) {
    return catchThrowableOfType(BitbucketException.class, () -> client.call(get()));
  }

  @Override
  public void close() {
    server.close();
  }
}
