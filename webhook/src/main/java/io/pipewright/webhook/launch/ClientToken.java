package io.pipewright.webhook.launch;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name by which ECS recognises the second request for one thing: 64 characters, its most. */
final class ClientToken {
  private ClientToken() {}

  static String of(String purpose, RepositoryId repository, CommitHash commit, int attempt) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (purpose + " " + repository + "@" + commit + " " + attempt)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform is required to have SHA-256.
      throw new IllegalStateException(e);
    }
  }
}
