package io.pipewright.receive.signature;

import io.pipewright.receive.scope.UrlScope;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks Bitbucket's {@code X-Hub-Signature}: {@code sha256=} and the HMAC-SHA256 of the raw body
 * in hexadecimal. The scheme is taken literally; the digits may be of either case, since they stand
 * for the same 32 bytes. Whatever is absent, doubled or of another form is refused.
 */
public final class SignatureVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

  private final WebhookSecrets secrets;

  /** A verifier that asks {@code secrets} anew for each delivery. */
  public SignatureVerifier(WebhookSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Judges a delivery.
   *
   * @param scope of the URL that it came to; only this scope's secrets count
   * @param body the bytes that Bitbucket signed
   * @param headers every value of {@code X-Hub-Signature}
   * @throws io.pipewright.receive.failure.UnavailableException if the secrets cannot be read
   */
  public Verdict verify(UrlScope scope, byte[] body, List<String> headers) {
    if (headers.size() != 1) {
      return headers.isEmpty() ? Verdict.MISSING : Verdict.AMBIGUOUS;
    }
    Optional<byte[]> claimed = claimedDigest(headers.get(0));
    if (claimed.isEmpty()) {
      return Verdict.MALFORMED;
    }
    List<byte[]> usable =
        secrets.current(scope).stream().filter(secret -> secret.length > 0).toList();
    if (usable.isEmpty()) {
      return Verdict.NO_SECRET;
    }
    boolean authentic = false;
    for (byte[] secret : usable) {
      // No early exit: the time taken does not tell which secret matched.
      authentic |= MessageDigest.isEqual(digest(secret, body), claimed.get());
    }
    return authentic ? Verdict.AUTHENTIC : Verdict.WRONG;
  }

  private static Optional<byte[]> claimedDigest(String header) {
    Matcher matcher = FORM.matcher(header);
    return matcher.matches()
        ? Optional.of(HexFormat.of().parseHex(matcher.group(1)))
        : Optional.empty();
  }

  private static byte[] digest(byte[] secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      // Every Java platform is required to have HmacSHA256, and it takes keys of any length.
      throw new IllegalStateException(e);
    }
  }
}
