package io.pipewright.localcloud.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of a request. The body's hash is computed from the bytes that arrived, so a
 * client's claim about it is not trusted and an unsigned payload does not verify.
 *
 * <p>The date is not compared with a clock: on the loopback interface nobody replays.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS</a>
 */
final class SignatureV4 {
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final List<String> ALWAYS_SIGNED = List.of("host", "x-amz-date");

  private SignatureV4() {}

  /** Whether the secret made the signature. */
  static boolean verifies(SignedRequest request, CredentialScope scope, String secret) {
    if (!scope.signedHeaders().containsAll(ALWAYS_SIGNED) || !request.query().isEmpty()) {
      return false;
    }
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.header("x-amz-date").orElse(""),
            scope.text(),
            sha256(canonical(request, scope).getBytes(UTF_8)));
    byte[] key = hmac(("AWS4" + secret).getBytes(UTF_8), scope.date());
    for (String part : List.of(scope.region(), scope.service(), "aws4_request")) {
      key = hmac(key, part);
    }
    return MessageDigest.isEqual(hmac(key, toSign), HexFormat.of().parseHex(scope.signature()));
  }

  private static String canonical(SignedRequest request, CredentialScope scope) {
    String headers =
        scope.signedHeaders().stream()
            .map(name -> name + ":" + values(request, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        request.path(),
        request.query(),
        headers,
        String.join(";", scope.signedHeaders()),
        sha256(request.body()));
  }

  private static String values(SignedRequest request, String name) {
    return request.headers(name).stream()
        .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
        .collect(Collectors.joining(","));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
