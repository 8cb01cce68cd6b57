package io.pipewright.localcloud.bitbucket;

import java.util.Map;

/**
 * What a developer puts on a branch and has merged.
 *
 * @param branch name of the source branch, for example {@code feature/limits}
 * @param message message of its one commit; the first line is the pull request's title
 * @param files new content of files by path
 */
public record Change(String branch, String message, Map<String, String> files) {
  public Change {
    files = Map.copyOf(files);
  }

  /** The pull request's title. */
  public String title() {
    return message.lines().findFirst().orElse("");
  }
}
