package io.pipewright.webhook.merge;

import io.pipewright.repository.CommitHash;
import java.util.Optional;

/**
 * What Bitbucket says about a merge when it is asked.
 *
 * @param commit the commit to act on; empty if there is nothing to do
 * @param reason why there is nothing to do, in words
 */
record Reread(Optional<CommitHash> commit, String reason) {
  static Reread of(CommitHash commit) {
    return new Reread(Optional.of(commit), "");
  }

  static Reread nothing(String reason) {
    return new Reread(Optional.empty(), reason);
  }
}
