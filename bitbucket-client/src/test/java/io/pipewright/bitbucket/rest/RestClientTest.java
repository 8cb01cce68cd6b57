package io.pipewright.bitbucket.rest;

import static io.pipewright.bitbucket.ClientFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.RestServer;
import io.pipewright.organisation.BitbucketKind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call and its token go, and when nothing was found. */
class RestClientTest {
  private RestClientFixture rest;

  @BeforeEach
  void start() throws IOException {
    rest = new RestClientFixture();
  }

  @AfterEach
  void stop() {
    rest.close();
  }

  @ParameterizedTest
  @EnumSource(BitbucketKind.class)
  void sendsTheTokenAsBearer(BitbucketKind kind) {
    rest.server().json("{}");

    new RestClient(rest.access(kind), rest.retry())
        .call(RestCall.get("try", URI.create(rest.access(kind).apiUrl() + "/x")));

    assertThat(rest.server().requests())
        .extracting(request -> request.authorization().orElse(""))
        .containsExactly("Bearer " + TOKEN);
  }

  @Test
  void readsTheTokenAtEachCallSoThatARotatedOneIsUsed() {
    rest.server().json("{}");
    List<String> tokens = new ArrayList<>(List.of("first", "second"));
    RestClient client =
        new RestClient(
            new BitbucketAccess(
                BitbucketKind.DATA_CENTER, rest.server().url(), () -> tokens.remove(0)),
            rest.retry());

    client.call(rest.get());
    client.call(RestCall.post("try", rest.get().url(), JsonNodeFactory.instance.objectNode()));

    assertThat(rest.server().requests())
        .extracting(request -> request.authorization().orElseThrow())
        .containsExactly("Bearer first", "Bearer second");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void sendsNothingToWhereARedirectPoints(int status) throws IOException {
    try (RestServer other = new RestServer()) {
      other.json("{}");
      rest.server().answer(status, Map.of("Location", other.url() + "/elsewhere"), "");

      assertThat(rest.failure(rest.client())).hasMessageContaining("redirects are not followed");

      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void callsNoOtherServerWhoeverMadeTheUrl() throws IOException {
    try (RestServer other = new RestServer()) {
      other.json("{}");
      for (String url :
          List.of(
              other.url() + "/rest/x",
              rest.server().url() + ".example.com/x",
              rest.server().url() + "0/x")) {
        RestCall call = RestCall.get("try", URI.create(url));
        assertThatIllegalArgumentException().isThrownBy(() -> rest.client().call(call));
        assertThatIllegalArgumentException().isThrownBy(() -> rest.client().status(call));
      }
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void findsNothingOnlyIfTheContainerIsThere() {
    rest.server().answer(404).json("{}");

    assertThat(rest.client().find(rest.get(), rest.server().url().resolve("/rest/repository")))
        .isEmpty();
    assertThat(rest.server().lines()).containsExactly("GET /rest/x", "GET /rest/repository");
  }

  @Test
  void doesNotTakeAMissingContainerForAMissingThing() {
    rest.server().answer(404);

    BitbucketException failure =
        catchThrowableOfType(
            BitbucketException.class,
            () -> rest.client().find(rest.get(), rest.server().url().resolve("/rest/repository")));

    assertThat(failure.status()).isEqualTo(404);
    assertThat(failure).hasMessageContaining("check bitbucket.url");
  }
}
