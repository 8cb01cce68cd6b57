package io.pipewright.manifest;

import java.util.Locale;

/** How bad a finding is, mildest first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /**
   * Reads the word that people write, for example {@code high}.
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  public static Severity parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The word that people write. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
