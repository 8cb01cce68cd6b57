package io.pipewright.localcloud.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code Authorization} header of Signature Version 4 says.
 *
 * @param accessKeyId who claims to sign
 * @param date {@code yyyyMMdd}
 * @param region for example {@code eu-west-1}
 * @param service the signing name, for example {@code cloudformation}
 * @param signedHeaders lower-case names, sorted
 * @param signature 64 hexadecimal digits
 */
record CredentialScope(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {
  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([A-Z0-9]{1,128})/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request, ?"
              + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  CredentialScope {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /** Reads the header; empty if it is not of this form. */
  static Optional<CredentialScope> parse(String authorization) {
    Matcher matcher = HEADER.matcher(authorization);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new CredentialScope(
            matcher.group(1),
            matcher.group(2),
            matcher.group(3),
            matcher.group(4),
            List.of(matcher.group(5).split(";", -1)),
            matcher.group(6)));
  }

  /** What the signing key is derived for. */
  String text() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }
}
