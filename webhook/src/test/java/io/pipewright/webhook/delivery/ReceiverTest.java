package io.pipewright.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.webhook.event.datacenter.Deliveries;
import io.pipewright.webhook.failure.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {
  @TempDir private Path directory;
  @TempDir private Path temporary;
  private ReceiverFixture fixture;
  private byte[] merge;

  @BeforeEach
  void create() {
    fixture = new ReceiverFixture(directory, temporary);
    merge = Deliveries.merged(fixture.commit().value());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void signedMergeIsAccepted() {
    assertThat(receive("pr:merged", merge).status()).isEqualTo(202);
    assertThat(fixture.launcher().requests()).hasSize(1);
    assertThat(fixture.launcher().requests().get(0).deliveryId()).isEqualTo("d-1");
  }

  @Test
  void wrongSecretIsRefusedUnread() {
    assertRefused(List.of(SignedDeliveries.signature("guess", merge)));
  }

  @Test
  void signatureOfAnotherBodyIsRefusedUnread() {
    assertRefused(List.of(SignedDeliveries.signature(new byte[] {'{', '}'})));
  }

  @Test
  void missingSignatureIsRefusedUnread() {
    assertRefused(List.of());
  }

  @Test
  void twoDifferentSignaturesAreRefusedUnread() {
    assertRefused(List.of(SignedDeliveries.signature(merge), "sha256=" + "0".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha", "sha256=", "sha256=abc", "sha1=abc"})
  void shortSignatureIsRefusedUnread(String signature) {
    assertRefused(List.of(signature));
  }

  @Test
  void withoutConfiguredSecretEverythingIsRefused() {
    fixture.secrets(List::of);
    assertRefused(List.of(SignedDeliveries.signature(merge)));
  }

  @Test
  void emptyConfiguredSecretRefusesEverything() {
    fixture.secrets(() -> List.of(new byte[0]));
    assertRefused(List.of(SignedDeliveries.signature(merge)));
  }

  @Test
  void unreadableSecretIsUnavailable() {
    fixture.secrets(
        () -> {
          throw new UnavailableException("Secrets Manager is away");
        });

    assertThat(receive("pr:merged", merge).status()).isEqualTo(503);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void unsignedPingIsAnsweredUnread() {
    Answer answer =
        receive("diagnostics:ping", "{\"test\": true}".getBytes(StandardCharsets.UTF_8), List.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(fixture.parsed()).isZero();
  }

  @Test
  void mergeUnderPingsNameDoesNothing() {
    assertThat(receive("diagnostics:ping", merge, List.of()).status()).isEqualTo(200);
    assertThat(fixture.parsed()).isZero();
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void malformedJsonWithGoodSignatureIsBadRequest() {
    assertThat(receive("pr:merged", "{".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void missingEventKeyIsBadRequest() {
    Map<String, List<String>> headers = headers("x", List.of(SignedDeliveries.signature(merge)));
    headers.remove("x-event-key");

    assertThat(fixture.receiver().receive(new Delivery(headers, merge)).status()).isEqualTo(400);
  }

  @Test
  void oversizedBodyIsRefusedBeforeAnythingElse() {
    byte[] body = new byte[Delivery.BODY_LIMIT + 1];

    assertThat(receive("pr:merged", body).status()).isEqualTo(413);
    assertThat(receive("diagnostics:ping", body).status()).isEqualTo(413);
    assertThat(receive("pr:merged", new byte[Delivery.BODY_LIMIT]).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr:opened", "repo:refs_changed", "pr:unheard_of"})
  void otherAuthenticEventsAreAcknowledged(String key) {
    byte[] body = Deliveries.merged(root -> root.put("eventKey", key));

    assertThat(receive(key, body).status()).isEqualTo(202);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void unknownRepositoryIsAcknowledged() {
    byte[] body =
        Deliveries.merged(
            root -> root.withObject("/pullRequest/toRef/repository").put("slug", "unknown"));

    Answer answer = receive("pr:merged", body);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).contains("no team");
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void failedLaunchIsUnavailable() {
    fixture.launcher().fail();

    assertThat(receive("pr:merged", merge).status()).isEqualTo(503);
  }

  @Test
  void errorOfOursTellsNothing() {
    fixture.secrets(
        () -> {
          throw new IllegalStateException("internal detail");
        });

    Answer answer = receive("pr:merged", merge);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("internal detail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a b", "", "é"})
  void idThatIsNotPlainStaysOutOfLogs(String id) {
    Delivery delivery = new Delivery(Map.of("X-Request-Id", List.of(id)), new byte[0]);

    assertThat(delivery.id()).isEqualTo("unknown");
  }

  private void assertRefused(List<String> signatures) {
    Answer answer = receive("pr:merged", merge, signatures);

    assertThat(answer).isEqualTo(new Answer(401, "no valid signature"));
    assertThat(fixture.parsed()).isZero();
    assertThat(fixture.untouched()).isTrue();
  }

  private Answer receive(String key, byte[] body) {
    return receive(key, body, List.of(SignedDeliveries.signature(body)));
  }

  private Answer receive(String key, byte[] body, List<String> signatures) {
    return fixture.receiver().receive(new Delivery(headers(key, signatures), body));
  }

  private static Map<String, List<String>> headers(String key, List<String> signatures) {
    Map<String, List<String>> headers = new HashMap<>();
    // API Gateway sends names in lower case, the JDK's server with capitals.
    headers.put("x-event-key", List.of(key));
    headers.put("X-Request-Id", List.of("d-1"));
    headers.put("x-hub-signature", signatures);
    return headers;
  }
}
