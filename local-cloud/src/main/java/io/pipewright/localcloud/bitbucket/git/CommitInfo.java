package io.pipewright.localcloud.bitbucket.git;

import java.time.Instant;
import java.util.List;

/**
 * A commit.
 *
 * @param hash 40 digits
 * @param parents their hashes
 * @param message with its last newline
 */
public record CommitInfo(
    String hash,
    List<String> parents,
    String author,
    String email,
    Instant authored,
    Instant committed,
    String message) {
  public CommitInfo {
    parents = List.copyOf(parents);
  }
}
