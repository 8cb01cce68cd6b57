package io.pipewright.bitbucket;

import java.net.URI;

/**
 * What is shown on a commit.
 *
 * @param key stable name of the status on that commit; a later one with the same key replaces it
 * @param state how it stands
 * @param name what is shown as its title
 * @param url where to read more
 * @param description the reason, in words; cut to Bitbucket's limit by the client
 * @param ref full name of the branch, for example {@code refs/heads/main}
 */
public record BuildStatus(
    String key, State state, String name, URI url, String description, String ref) {
  /** The states that Data Center and Cloud share. */
  public enum State {
    INPROGRESS,
    SUCCESSFUL,
    FAILED
  }
}
