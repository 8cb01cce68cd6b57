package io.pipewright.receive.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.scope.UrlScope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  /** RFC 4231, test case 2. */
  private static final String SECRET = "Jefe";

  private static final byte[] BODY = bytes("what do ya want for nothing?");
  private static final String DIGEST =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  @Test
  void acceptsTheStandardsVector() {
    assertThat(verify(SECRET, "sha256=" + DIGEST)).isEqualTo(Verdict.AUTHENTIC);
  }

  @Test
  void acceptsDigitsOfEitherCase() {
    assertThat(verify(SECRET, "sha256=" + DIGEST.toUpperCase(Locale.ROOT)))
        .isEqualTo(Verdict.AUTHENTIC);
  }

  @Test
  void refusesWithoutHeader() {
    assertThat(verifier(SECRET).verify(UrlScope.ORGANISATION, BODY, List.of()))
        .isEqualTo(Verdict.MISSING);
  }

  @Test
  void refusesTwoHeadersEvenIfOneIsRight() {
    assertThat(verify(SECRET, "sha256=" + DIGEST, "sha256=" + "0".repeat(64)))
        .isEqualTo(Verdict.AMBIGUOUS);
    assertThat(verify(SECRET, "sha256=" + DIGEST, "sha256=" + DIGEST)).isEqualTo(Verdict.AMBIGUOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "sha256",
        "sha256=",
        "sha256=5bdc",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38430",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38４３",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "SHA256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha512=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        " sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\n",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843,sha256=00",
      })
  void refusesOtherForms(String header) {
    assertThat(verify(SECRET, header)).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void refusesAnotherSecretsSignature() {
    assertThat(verify("jefe", "sha256=" + DIGEST)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void refusesEveryChangedByteOfBody() {
    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = Arrays.copyOf(BODY, BODY.length);
      changed[i] ^= 1;
      assertThat(
              verifier(SECRET).verify(UrlScope.ORGANISATION, changed, List.of("sha256=" + DIGEST)))
          .isEqualTo(Verdict.WRONG);
    }
  }

  @Test
  void refusesEverythingWithoutSecret() {
    assertThat(
            new SignatureVerifier(scope -> List.of())
                .verify(UrlScope.ORGANISATION, BODY, List.of("sha256=" + DIGEST)))
        .isEqualTo(Verdict.NO_SECRET);
  }

  @Test
  void emptySecretIsNone() {
    // The HMAC of an empty key is one that anybody can compute.
    assertThat(verify("", "sha256=" + DIGEST)).isEqualTo(Verdict.NO_SECRET);
  }

  @Test
  void acceptsEitherOfTwoSecrets() {
    SignatureVerifier verifier =
        new SignatureVerifier(scope -> List.of(bytes("new"), bytes(SECRET), bytes("")));

    assertThat(verifier.verify(UrlScope.ORGANISATION, BODY, List.of("sha256=" + DIGEST)))
        .isEqualTo(Verdict.AUTHENTIC);
  }

  private static Verdict verify(String secret, String... headers) {
    return verifier(secret).verify(UrlScope.ORGANISATION, BODY, List.of(headers));
  }

  private static SignatureVerifier verifier(String secret) {
    return new SignatureVerifier(scope -> List.of(bytes(secret)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
