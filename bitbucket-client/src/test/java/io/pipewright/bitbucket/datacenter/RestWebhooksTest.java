package io.pipewright.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.bitbucket.BitbucketException;
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
  private static final URI OURS = URI.create("https://hooks.example.com/webhooks/bitbucket/PAY");
  private static final Scope REPOSITORY = Scope.of(new RepositoryId("PAY", "ledger-api"));
  private static final Scope PROJECT = new Scope("~ada", Optional.empty());
  private static final String PATH = "/rest/api/latest/projects/PAY/repos/ledger-api";

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.DATA_CENTER);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void asksForTheEventsThatALiveServerTakes() {
    assertThat(webhooks().events())
        .containsExactlyInAnyOrder(
            "repo:refs_changed",
            "repo:modified",
            "pr:opened",
            "pr:from_ref_updated",
            "pr:modified",
            "pr:merged");
  }

  @Test
  void listsAllOfAScopeAndNoneOfAnother() {
    bitbucket
        .server()
        .json(
            """
            {"isLastPage": false, "nextPageStart": 100, "values": [
              {"id": 7, "url": "%s", "events": ["pr:merged"], "active": true,
               "configuration": {"secret": "shown"}, "scopeType": "repository"},
              {"id": 8, "url": "https://x/{project.key}/y", "events": [], "active": true}]}
            """
                .formatted(OURS))
        .json(
            """
            {"isLastPage": true, "values": [
              {"id": 9, "url": "https://ci.example.com/", "events": ["pr:opened"],
               "active": false, "configuration": {}},
              {"id": 10, "url": "https://all.example.com/", "events": [], "scopeType": "project"}]}
            """);

    assertThat(webhooks().list(REPOSITORY))
        .containsExactly(
            new Webhook("7", OURS, Set.of("pr:merged"), true, true),
            new Webhook(
                "9", URI.create("https://ci.example.com/"), Set.of("pr:opened"), false, false));
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH + "/webhooks?start=0&limit=100",
            "GET " + PATH + "/webhooks?start=100&limit=100");
  }

  @Test
  void createsOneForAProject() {
    bitbucket.server().json(answer("7"));

    Webhook created = webhooks().create(PROJECT, OURS, Set.of("pr:opened", "pr:merged"), "s3cret");

    assertThat(created.id()).isEqualTo("7");
    assertThat(bitbucket.server().lines())
        .containsExactly("POST /rest/api/latest/projects/~ada/webhooks");
    bitbucket.assertBody(
        0,
        """
        {"name": "Pipewright", "url": "%s", "events": ["pr:merged", "pr:opened"], "active": true,
         "sslVerificationRequired": true, "configuration": {"secret": "s3cret"}}
        """
            .formatted(OURS));
  }

  @Test
  void sendsNoEmptySecret() {
    bitbucket.server().json(answer("7"));

    webhooks().create(REPOSITORY, OURS, Set.of("pr:merged"), "");

    assertThat(bitbucket.body(0).has("configuration")).isFalse();
  }

  @Test
  void updatesOne() {
    bitbucket.server().json(answer("7"));

    webhooks()
        .update(
            REPOSITORY, new Webhook("7", OURS, Set.of(), false, false), Set.of("pr:merged"), "new");

    assertThat(bitbucket.server().lines()).containsExactly("PUT " + PATH + "/webhooks/7");
    bitbucket.assertBody(
        0,
        """
        {"name": "Pipewright", "url": "%s", "events": ["pr:merged"], "active": true,
         "sslVerificationRequired": true, "configuration": {"secret": "new"}}
        """
            .formatted(OURS));
  }

  @Test
  void updatesNothingThatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                webhooks()
                    .update(
                        REPOSITORY,
                        new Webhook("7/../8", OURS, Set.of(), true, true),
                        Set.of(),
                        "s"));
  }

  @Test
  void doesNotCreateASecondOneIfTheAnswerToTheFirstWasLost() {
    bitbucket
        .server()
        .answer(502)
        .json("{\"isLastPage\": true, \"values\": [" + answer("7") + "]}");

    assertThat(webhooks().create(REPOSITORY, OURS, Set.of("pr:merged"), "s").id()).isEqualTo("7");
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "POST " + PATH + "/webhooks", "GET " + PATH + "/webhooks?start=0&limit=100");
  }

  @Test
  void createsItAgainIfTheFirstWasNotMade() {
    bitbucket.server().answer(503).json("{\"isLastPage\": true, \"values\": []}").json(answer("8"));

    assertThat(webhooks().create(REPOSITORY, OURS, Set.of("pr:merged"), "s").id()).isEqualTo("8");
    assertThat(bitbucket.server().lines()).hasSize(3);
  }

  @Test
  void missesNothingIfAllIsAllowed() {
    bitbucket.server().json("{}");

    assertThat(webhooks().missingPermissions(REPOSITORY)).isEmpty();
    assertThat(webhooks().cannotTell(REPOSITORY)).isEmpty();
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH,
            "GET " + PATH + "/webhooks?start=0&limit=1",
            "GET /scm/pay/ledger-api.git/info/refs?service=git-receive-pack");
  }

  @Test
  void saysWhichRightsAreMissing() {
    bitbucket.server().json("{}").answer(401).answer(403);

    assertThat(webhooks().missingPermissions(REPOSITORY))
        .containsExactly(
            "administer PAY/ledger-api: needed to register the webhook",
            "write to PAY/ledger-api: needed to push version tags");
  }

  @Test
  void saysThatTheTokenIsInvalid() {
    bitbucket.server().answer(401);

    assertThat(webhooks().missingPermissions(REPOSITORY))
        .singleElement()
        .asString()
        .startsWith("read PAY/ledger-api: cannot read PAY/ledger-api: Bitbucket answered 401")
        .contains("check that the token");
    assertThat(bitbucket.server().requests()).hasSize(1);
  }

  @Test
  void saysWhatCannotBeKnownOfAProject() {
    bitbucket.server().json("{}");

    assertThat(webhooks().missingPermissions(PROJECT)).isEmpty();
    assertThat(webhooks().cannotTell(PROJECT))
        .containsExactly(
            "whether the token may read and write each repository of ~ada: ask for one repository");
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET /rest/api/latest/projects/~ada",
            "GET /rest/api/latest/projects/~ada/webhooks?start=0&limit=1");
  }

  @Test
  void takesNoFaultForAMissingRight() {
    bitbucket.server().json("{}").json("{}").answer(500);

    assertThatThrownBy(() -> webhooks().missingPermissions(REPOSITORY))
        .isInstanceOf(BitbucketException.class);
  }

  private Webhooks webhooks() {
    return bitbucket.client().webhooks();
  }

  private static String answer(String id) {
    return """
        {"id": %s, "name": "Pipewright", "url": "%s", "events": ["pr:merged"], "active": true}
        """
        .formatted(id, OURS);
  }
}
