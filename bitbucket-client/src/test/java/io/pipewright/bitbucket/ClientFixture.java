package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.bitbucket.client.BitbucketClient;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A client of a kind, and the server that it calls. Waits are noted, not waited. */
public final class ClientFixture implements AutoCloseable {
  public static final String TOKEN = "BBDC-MDM0MjM5NDc2";
  public static final CommitHash OLDER = new CommitHash("0123456789ab" + "cdef".repeat(7));
  public static final CommitHash NEWER = new CommitHash("fedcba987654" + "3210".repeat(7));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Duration> waits = new ArrayList<>();
  private final RestServer server;
  private final BitbucketClient client;

  public ClientFixture(BitbucketKind kind) throws IOException {
    server = new RestServer();
    client = BitbucketClient.of(new BitbucketAccess(kind, server.url(), () -> TOKEN), retry());
  }

  public RestServer server() {
    return server;
  }

  public BitbucketClient client() {
    return client;
  }

  public List<Duration> waits() {
    return waits;
  }

  public Retry retry() {
    return Retry.standard(new Random(7), waits::add);
  }

  /** The body of a request must be this JSON. */
  public void assertBody(int request, String json) {
    assertThat(body(request)).isEqualTo(parse(json));
  }

  public JsonNode body(int request) {
    return parse(server.requests().get(request).body());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new AssertionError("not JSON: " + json, broken);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
