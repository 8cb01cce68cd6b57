package io.pipewright.steps.version;

import java.util.regex.Pattern;

/**
 * A commit that is released.
 *
 * @param message its whole message
 * @param merge whether it has more than one parent
 */
public record HistoryCommit(String message, boolean merge) {
  private static final Pattern PULL_REQUEST = Pattern.compile("^Pull request #\\d+: ?");

  /**
   * The first line, without the {@code Pull request #7: } that Bitbucket puts before the title when
   * it merges.
   */
  public String header() {
    String line = message.lines().findFirst().orElse("").strip();
    return PULL_REQUEST.matcher(line).replaceFirst("");
  }
}
