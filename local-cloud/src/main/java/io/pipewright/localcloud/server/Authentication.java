package io.pipewright.localcloud.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import java.security.MessageDigest;
import java.time.Clock;

/** Finds the caller of a signed request, or refuses it with 403. */
final class Authentication {
  private static final int FORBIDDEN = 403;

  private final Credentials credentials;
  private final Clock clock;

  Authentication(Credentials credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /** What the request says about its signature. */
  static CredentialScope scope(SignedRequest request, Wire wire) {
    return request
        .header("authorization")
        .flatMap(CredentialScope::parse)
        .orElseThrow(
            () ->
                new AwsError(
                    FORBIDDEN,
                    wire.isQuery()
                        ? "MissingAuthenticationToken"
                        : "MissingAuthenticationTokenException",
                    "The request is not signed: Signature Version 4 is required."));
  }

  /** The caller, once the key is known and valid and the signature is its secret's. */
  Caller caller(SignedRequest request, CredentialScope scope, Wire wire) {
    AccessKey key =
        credentials
            .find(scope.accessKeyId())
            .filter(found -> tokenMatches(found, request))
            .orElseThrow(
                () ->
                    new AwsError(
                        FORBIDDEN,
                        wire.isQuery() ? "InvalidClientTokenId" : "UnrecognizedClientException",
                        "The security token included in the request is invalid."));
    if (!SignatureV4.verifies(request, scope, key.secretAccessKey())) {
      throw new AwsError(
          FORBIDDEN,
          wire.isQuery() ? "SignatureDoesNotMatch" : "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided.");
    }
    if (key.isExpired(clock.instant())) {
      throw new AwsError(
          FORBIDDEN,
          wire.isQuery() ? "ExpiredToken" : "ExpiredTokenException",
          "The security token included in the request is expired.");
    }
    return key.caller();
  }

  private static boolean tokenMatches(AccessKey key, SignedRequest request) {
    byte[] expected = key.sessionToken().orElse("").getBytes(UTF_8);
    byte[] sent = request.header("x-amz-security-token").orElse("").getBytes(UTF_8);
    return MessageDigest.isEqual(expected, sent);
  }
}
