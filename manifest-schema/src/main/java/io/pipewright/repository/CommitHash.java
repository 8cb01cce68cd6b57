package io.pipewright.repository;

import java.util.regex.Pattern;

/**
 * A git commit's full name: 40 lower-case hexadecimal digits (SHA-1 is what Bitbucket serves).
 *
 * @param value the digits
 */
public record CommitHash(String value) {
  private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}");

  public CommitHash {
    if (!FULL.matcher(value).matches()) {
      throw new IllegalArgumentException("not a full commit hash: '" + value + "'");
    }
  }

  /** The first twelve digits, for people. */
  public String abbreviated() {
    return value.substring(0, 12);
  }

  @Override
  public String toString() {
    return value;
  }
}
