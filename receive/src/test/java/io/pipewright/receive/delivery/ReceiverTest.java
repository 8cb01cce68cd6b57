package io.pipewright.receive.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.queue.WorkMessage;
import io.pipewright.receive.Payload;
import io.pipewright.receive.Requests;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.scope.UrlScope;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {
  private static final RepositoryId LEDGER = new RepositoryId("LEDGER", "ledger-api");
  private static final Work MERGE =
      new Work.Merge(LEDGER, "main", Optional.of("3".repeat(40)), OptionalLong.of(12));

  private final ReceiverFixture fixture = new ReceiverFixture();

  @Test
  void signedMergeIsWrittenDownAndQueued() {
    assertThat(fixture.receive(Requests.merged())).isEqualTo(new Answer(202, "accepted"));

    DeliveryRecord held = fixture.recorded().get(0);
    assertThat(held.id().value()).matches("d-1-[0-9a-f]{8}");
    assertThat(held.work()).isEqualTo(MERGE);
    assertThat(held.event()).isEqualTo("pr:merged");
    assertThat(held.received()).isEqualTo(ReceiverFixture.NOW);
    assertThat(held.state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(fixture.queue().sent()).containsExactly(new WorkMessage(held.id(), 1, MERGE));
  }

  @Test
  void pushOnTheMainBranchIsMergeWithoutPullRequest() {
    assertThat(pushed(root -> {}).text()).isEqualTo("accepted");
    assertThat(fixture.queue().sent().get(0).work())
        .isEqualTo(
            new Work.Merge(LEDGER, "main", Optional.of("3".repeat(40)), OptionalLong.empty()));
  }

  @Test
  void changedPullRequestIsReviewed() {
    Requests request = Requests.of("pr:opened", Payload.of("datacenter/pr-opened"));

    assertThat(fixture.receive(request).status()).isEqualTo(202);
    assertThat(fixture.queue().sent().get(0).work()).isEqualTo(new Work.Review(LEDGER, 12));
  }

  @Test
  void renameIsHandedOn() {
    Requests request = Requests.of("repo:modified", Payload.of("datacenter/repo-modified"));

    assertThat(fixture.receive(request).status()).isEqualTo(202);
    assertThat(fixture.queue().sent().get(0).work())
        .isEqualTo(new Work.Rename(new RepositoryId("MONEY", "bookings"), LEDGER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Main", "main2", "Release/2.x", "feature/main"})
  void otherBranchesAreAcknowledged(String branch) {
    byte[] merged =
        Payload.of(
            Payload.MERGED,
            root -> root.withObject("/pullRequest/toRef").put("id", "refs/heads/" + branch));
    byte[] opened =
        Payload.of(
            "datacenter/pr-opened",
            root -> root.withObject("/pullRequest/toRef").put("id", "refs/heads/" + branch));

    assertAcknowledged(fixture.receive(Requests.of("pr:merged", merged)));
    assertAcknowledged(fixture.receive(Requests.of("pr:opened", opened)));
    assertAcknowledged(
        pushed(root -> root.withArray("changes").remove(root.withArray("changes").size() - 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr:declined", "pr:unheard_of", "mirror:repo_synchronized"})
  void otherAuthenticEventsAreAcknowledged(String key) {
    byte[] body = Payload.of(Payload.MERGED, root -> root.put("eventKey", key));

    assertAcknowledged(fixture.receive(Requests.of(key, body)));
  }

  /** Bitbucket pauses a hook that answers 4xx. */
  @ParameterizedTest
  @ValueSource(strings = {"{", "", "[]", "{\"pullRequest\":{}}"})
  void authenticButMalformedIsAcknowledged(String body) {
    assertAcknowledged(
        fixture.receive(Requests.of("pr:merged", body.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void eventKeyMustBeThereOnce() {
    assertAcknowledged(fixture.receive(Requests.merged().without("x-event-key")));
    assertAcknowledged(
        fixture.receive(Requests.merged().header("x-event-key", "pr:merged", "pr:merged")));
    assertAcknowledged(
        fixture.receive(Requests.merged().header("x-event-key", "pr:merged,pr:merged")));
    assertThat(fixture.parsed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a b", "", "é", "a,b"})
  void requestIdThatIsNotPlainIsUnknown(String id) {
    fixture.receive(Requests.merged().header("X-Request-Id", id));

    assertThat(fixture.recorded().get(0).id().value()).matches("unknown-[0-9a-f]{8}");
  }

  @Test
  void twoRequestIdsAreUnknown() {
    fixture.receive(Requests.merged().header("X-Request-Id", "a", "b"));

    assertThat(fixture.recorded().get(0).id().value()).startsWith("unknown-");
  }

  @Test
  void unsignedPingIsAnsweredUnread() {
    Requests ping =
        Requests.of("diagnostics:ping", "{\"test\": true}".getBytes(StandardCharsets.UTF_8))
            .without("x-hub-signature");
    fixture.sources("198.51.100.0/24");

    assertThat(fixture.receive(ping)).isEqualTo(new Answer(200, "pong"));
    assertThat(fixture.parsed()).isZero();
  }

  @Test
  void mergeUnderPingsNameDoesNothing() {
    assertThat(fixture.receive(Requests.merged().header("x-event-key", "diagnostics:ping")))
        .isEqualTo(new Answer(200, "pong"));
    assertThat(fixture.parsed()).isZero();
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void oversizedBodyIsRefusedBeforeAnythingElse() {
    byte[] body = new byte[Delivery.BODY_LIMIT + 1];

    assertThat(fixture.receive(Requests.of("pr:merged", body)).status()).isEqualTo(413);
    assertThat(fixture.receive(Requests.of("diagnostics:ping", body)).status()).isEqualTo(413);
    assertThat(fixture.receive(Requests.of("pr:merged", new byte[Delivery.BODY_LIMIT])).status())
        .isEqualTo(202);
  }

  @Test
  void sourceRangesAreAskedInAddition() {
    fixture.sources("192.0.2.0/24");

    assertThat(fixture.receive(Requests.merged().source("198.51.100.1")).status()).isEqualTo(403);
    assertThat(fixture.receive(Requests.merged().signedWith("guess")).status()).isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(202);
  }

  @Test
  void headerDoesNotSayWhereItComesFrom() {
    fixture.sources("192.0.2.0/24");

    assertThat(
            fixture
                .receive(
                    Requests.merged()
                        .source("198.51.100.1")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .header("X-Real-IP", "192.0.2.1"))
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/webhooks", "/webhooks/bitbucket/", "/webhooks/bitbucketx"})
  void otherUrlsAreNotFound(String path) {
    assertThat(fixture.receive(Requests.merged().path(path)).status()).isEqualTo(404);
  }

  @Test
  void scopeHasItsOwnSecretAndNoOther() {
    fixture.secrets(scope -> List.of(scope.secretName("base").getBytes(StandardCharsets.UTF_8)));

    assertThat(fixture.receive(atProject("LEDGER").signedWith("base")).status()).isEqualTo(401);
    assertThat(fixture.receive(Requests.merged().signedWith("base/LEDGER")).status())
        .isEqualTo(401);
    assertThat(fixture.receive(atProject("LEDGER/ledger-api").signedWith("base/LEDGER")).status())
        .isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
    assertThat(fixture.receive(atProject("ledger").signedWith("base/LEDGER")).text())
        .isEqualTo("accepted");
  }

  /** One project's secret must not speak for another's repository. */
  @Test
  void eventOfAnotherScopeIsAcknowledgedOnly() {
    fixture.secrets(scope -> List.of(scope.secretName("base").getBytes(StandardCharsets.UTF_8)));

    assertAcknowledged(fixture.receive(atProject("OTHER").signedWith("base/OTHER")));
    assertAcknowledged(fixture.receive(atProject("LEDGER/other").signedWith("base/LEDGER/other")));
    assertThat(
            fixture
                .receive(atProject("LEDGER/Ledger-API").signedWith("base/LEDGER/ledger-api"))
                .text())
        .isEqualTo("accepted");
  }

  @Test
  void renameReachesTheHookOfEitherName() {
    fixture.secrets(scope -> List.of(scope.secretName("base").getBytes(StandardCharsets.UTF_8)));
    Requests rename = Requests.of("repo:modified", Payload.of("datacenter/repo-modified"));

    assertAcknowledged(
        fixture.receive(rename.path(UrlScope.ROOT + "/THIRD").signedWith("base/THIRD")));
    for (String project : List.of("LEDGER", "MONEY")) {
      assertThat(
              fixture
                  .receive(
                      rename
                          .header("X-Request-Id", project)
                          .path(UrlScope.ROOT + "/" + project)
                          .signedWith("base/" + project))
                  .text())
          .isEqualTo("accepted");
    }
  }

  @Test
  void unreadableSecretIsUnavailable() {
    fixture.secrets(
        scope -> {
          throw new UnavailableException("Secrets Manager is away");
        });

    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(503);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void errorOfOursTellsNothing() {
    fixture.secrets(
        scope -> {
          throw new IllegalStateException("internal detail");
        });

    assertThat(fixture.receive(Requests.merged()))
        .isEqualTo(new Answer(500, "an error in the factory"));
  }

  @Test
  void idsAreThoseThatTheLedgerTakes() {
    assertThat(DeliveryIds.of("x".repeat(64), new byte[0])).isInstanceOf(DeliveryId.class);
  }

  private void assertAcknowledged(Answer answer) {
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).startsWith("acknowledged: ");
    assertThat(fixture.untouched()).isTrue();
  }

  private Answer pushed(Consumer<ObjectNode> change) {
    return fixture.receive(
        Requests.of("repo:refs_changed", Payload.of("datacenter/repo-refs_changed", change)));
  }

  private static Requests atProject(String below) {
    return Requests.merged().path(UrlScope.ROOT + "/" + below);
  }
}
