package io.pipewright.receive.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.receive.Payload;
import io.pipewright.receive.Requests;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forged deliveries: none is read, written down or sent on. */
class SignatureFaultsTest {
  private static final String GOOD = SignedDeliveries.signature(Payload.of(Payload.MERGED));
  private static final String DIGITS = GOOD.substring("sha256=".length());

  private final ReceiverFixture fixture = new ReceiverFixture();

  static Stream<String> otherForms() {
    return Stream.of(
        "",
        " ",
        "s",
        "sha256",
        "sha256=",
        "sha256=abc",
        DIGITS,
        "sha1=" + DIGITS.substring(0, 40),
        "sha1=" + DIGITS,
        "sha512=" + DIGITS,
        "SHA256=" + DIGITS,
        "sha256:" + DIGITS,
        "Basic " + DIGITS,
        GOOD.substring(0, GOOD.length() - 1),
        GOOD.substring(0, GOOD.length() - 2),
        GOOD + "0",
        GOOD + DIGITS,
        GOOD + " ",
        GOOD + "\n",
        GOOD + "," + GOOD,
        "sha256=" + "0".repeat(64),
        "sha256=" + "g".repeat(64));
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void refusesSignature(String signature) {
    assertRefused(Requests.merged().header("x-hub-signature", signature));
  }

  @Test
  void refusesWithoutSignature() {
    assertRefused(Requests.merged().without("x-hub-signature"));
  }

  @Test
  void refusesTwoSignatures() {
    assertRefused(Requests.merged().header("x-hub-signature", GOOD, GOOD));
    assertRefused(Requests.merged().header("x-hub-signature", GOOD, "sha256=" + "0".repeat(64)));
    // Two headers whose names differ in case are two of the same.
    assertRefused(Requests.merged().header("X-Hub-Signature", GOOD));
  }

  @Test
  void refusesAnotherSecrets() {
    assertRefused(Requests.merged().signedWith("guess"));
    assertRefused(Requests.merged().signedWith(SignedDeliveries.SECRET + "\n"));
  }

  @Test
  void refusesEverythingWithoutSecret() {
    fixture.secrets(scope -> List.of());
    assertRefused(Requests.merged());
    fixture.secrets(scope -> List.of(new byte[0]));
    assertRefused(Requests.merged());
  }

  /** The same JSON, written again: what is signed is bytes. */
  @Test
  void refusesSignatureOverTheSameJsonWrittenAgain() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    byte[] pretty =
        mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(mapper.readTree(Payload.of(Payload.MERGED)));

    assertRefused(Requests.merged().body(pretty));
    assertRefused(Requests.merged().body(Payload.reversed(Payload.MERGED)));
  }

  /** The digits stand for the same 32 bytes in either case; Bitbucket sends small ones. */
  @Test
  void acceptsDigitsInCapitals() {
    Requests request =
        Requests.merged().header("x-hub-signature", "sha256=" + DIGITS.toUpperCase(Locale.ROOT));

    assertThat(fixture.receive(request).status()).isEqualTo(202);
    assertThat(fixture.queue().sent()).hasSize(1);
  }

  private void assertRefused(Requests request) {
    assertThat(fixture.receive(request)).isEqualTo(new Answer(401, "no valid signature"));
    assertThat(fixture.parsed()).isZero();
    assertThat(fixture.untouched()).isTrue();
  }
}
