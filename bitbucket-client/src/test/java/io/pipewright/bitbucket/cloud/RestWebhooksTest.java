package io.pipewright.bitbucket.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.Webhooks.Scope;
import io.pipewright.bitbucket.Webhooks.Webhook;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestWebhooksTest {
  private static final URI OURS = URI.create("https://hooks.example.com/webhooks/bitbucket/acme");
  private static final Scope REPOSITORY = Scope.of(new RepositoryId("acme", "ledger-api"));
  private static final Scope WORKSPACE = new Scope("acme", Optional.empty());
  private static final String PATH = "/2.0/repositories/acme/ledger-api";

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.CLOUD);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void asksForDocumentedEventsOnly() {
    assertThat(webhooks().events())
        .containsExactlyInAnyOrder(
            "repo:push",
            "repo:updated",
            "pullrequest:created",
            "pullrequest:updated",
            "pullrequest:push",
            "pullrequest:fulfilled");
  }

  @Test
  void listsAllOfAScope() {
    String next = bitbucket.server().url() + "/2.0/workspaces/acme/hooks?pagelen=100&page=2";
    bitbucket
        .server()
        .json(
            """
            {"next": "%s", "values": [
              {"uuid": "{u-7}", "url": "%s", "events": ["repo:push"], "active": true,
               "secret_set": true}]}
            """
                .formatted(next, OURS))
        .json(
            """
            {"values": [
              {"uuid": "{u-9}", "url": "https://ci.example.com/{x}", "events": []},
              {"uuid": "{u-8}", "url": "https://ci.example.com/", "events": [], "active": false}]}
            """);

    assertThat(webhooks().list(WORKSPACE))
        .containsExactly(
            new Webhook("{u-7}", OURS, Set.of("repo:push"), true, true),
            new Webhook("{u-8}", URI.create("https://ci.example.com/"), Set.of(), false, false));
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET /2.0/workspaces/acme/hooks?pagelen=100",
            "GET /2.0/workspaces/acme/hooks?pagelen=100&page=2");
  }

  @Test
  void createsOne() {
    bitbucket.server().json(answer());

    webhooks().create(REPOSITORY, OURS, Set.of("repo:push", "pullrequest:created"), "s3cret");

    assertThat(bitbucket.server().lines()).containsExactly("POST " + PATH + "/hooks");
    bitbucket.assertBody(
        0,
        """
        {"description": "Pipewright", "url": "%s", "active": true,
         "events": ["pullrequest:created", "repo:push"], "secret": "s3cret"}
        """
            .formatted(OURS));
  }

  @Test
  void sendsNoEmptySecretAndNoneThatIsTooLong() {
    bitbucket.server().json(answer());

    webhooks().create(REPOSITORY, OURS, Set.of("repo:push"), "");

    assertThat(bitbucket.body(0).has("secret")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> webhooks().create(REPOSITORY, OURS, Set.of("repo:push"), "s".repeat(129)))
        .withMessageContaining("128");
  }

  @Test
  void updatesOne() {
    bitbucket.server().json(answer());

    webhooks()
        .update(
            REPOSITORY,
            new Webhook("{u-7}", OURS, Set.of(), false, true),
            Set.of("repo:push"),
            "n");

    assertThat(bitbucket.server().lines()).containsExactly("PUT " + PATH + "/hooks/%7Bu-7%7D");
    bitbucket.assertBody(
        0,
        """
        {"description": "Pipewright", "url": "%s", "active": true, "events": ["repo:push"],
         "secret": "n"}
        """
            .formatted(OURS));
  }

  @Test
  void doesNotCreateASecondOneIfTheAnswerToTheFirstWasLost() {
    bitbucket.server().answer(502).json("{\"values\": [" + answer() + "]}");

    assertThat(webhooks().create(REPOSITORY, OURS, Set.of("repo:push"), "s").id())
        .isEqualTo("{u-7}");
    assertThat(bitbucket.server().lines())
        .containsExactly("POST " + PATH + "/hooks", "GET " + PATH + "/hooks?pagelen=100");
  }

  @Test
  void missesNothingIfAllIsAllowed() {
    bitbucket.server().json("{}");

    assertThat(webhooks().missingPermissions(REPOSITORY)).isEmpty();
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH,
            "GET " + PATH + "/hooks?pagelen=1",
            "GET " + PATH + "/pullrequests?pagelen=1",
            "GET /acme/ledger-api.git/info/refs?service=git-receive-pack");
  }

  @Test
  void saysWhichScopesAreMissing() {
    bitbucket.server().json("{}").answer(403);

    assertThat(webhooks().missingPermissions(REPOSITORY))
        .containsExactly(
            "scope 'webhook' on acme/ledger-api: needed to register the webhook",
            "scope 'pullrequest' on acme/ledger-api: needed to read pull requests",
            "scope 'repository:write' on acme/ledger-api: needed to push version tags");
  }

  @Test
  void triesAPushWithThePasswordIfTheBearerIsRefused() {
    bitbucket.server().json("{}").json("{}").json("{}").answer(401).answer(200);

    assertThat(webhooks().missingPermissions(REPOSITORY)).isEmpty();
    assertThat(bitbucket.server().requests().get(4).authorization().orElseThrow())
        .startsWith("Basic ");
  }

  @Test
  void saysWhatCannotBeKnown() {
    bitbucket.server().json("{}");

    assertThat(webhooks().missingPermissions(WORKSPACE)).isEmpty();
    assertThat(webhooks().cannotTell(WORKSPACE)).hasSize(2);
    assertThat(webhooks().cannotTell(REPOSITORY)).hasSize(1);
    assertThat(bitbucket.server().lines())
        .containsExactly("GET /2.0/repositories/acme", "GET /2.0/workspaces/acme/hooks?pagelen=1");
  }

  private Webhooks webhooks() {
    return bitbucket.client().webhooks();
  }

  private static String answer() {
    return """
        {"uuid": "{u-7}", "url": "%s", "events": ["repo:push"], "active": true, "secret_set": true}
        """
        .formatted(OURS);
  }
}
