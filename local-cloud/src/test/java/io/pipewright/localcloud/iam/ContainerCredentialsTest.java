package io.pipewright.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.server.AwsEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerCredentialsTest {
  private final Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
  private final AwsEndpoint endpoint = new AwsEndpoint(credentials, Clock.systemUTC());
  private final ContainerCredentials tasks =
      new ContainerCredentials(endpoint.uri(), new SecureRandom());

  @BeforeEach
  void start() {
    endpoint.page(ContainerCredentials.PATH, tasks);
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aTaskGetsASessionUntilItsAccessIsClosed() throws Exception {
    ContainerCredentials.Access access = open();
    try (access) {
      String token = access.environment().get("AWS_CONTAINER_AUTHORIZATION_TOKEN");
      HttpResponse<String> response = get(access, token);
      JsonNode body = new ObjectMapper().readTree(response.body());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(credentials.findValid(body.path("AccessKeyId").asText()))
          .hasValueSatisfying(
              key -> {
                assertThat(key.secretAccessKey()).isEqualTo(body.path("SecretAccessKey").asText());
                assertThat(key.sessionToken()).contains(body.path("Token").asText());
                assertThat(key.expiration().orElseThrow())
                    .hasToString(body.path("Expiration").asText());
              });
    }
    String token = access.environment().get("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    assertThat(get(access, token).statusCode()).isEqualTo(403);
  }

  @Test
  void aWrongTokenIsRefused() throws Exception {
    try (ContainerCredentials.Access one = open();
        ContainerCredentials.Access other = open()) {
      String otherToken = other.environment().get("AWS_CONTAINER_AUTHORIZATION_TOKEN");
      assertThat(get(one, otherToken).statusCode()).isEqualTo(403);
      assertThat(get(one, "x").statusCode()).isEqualTo(403);
    }
  }

  private ContainerCredentials.Access open() {
    return tasks.open(
        () -> credentials.createSession(Caller.root("111111111111"), Duration.ofHours(1)));
  }

  private static HttpResponse<String> get(ContainerCredentials.Access access, String token)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(access.environment().get("AWS_CONTAINER_CREDENTIALS_FULL_URI")))
                .header("Authorization", token)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
