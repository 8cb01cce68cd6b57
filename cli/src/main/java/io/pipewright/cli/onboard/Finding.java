package io.pipewright.cli.onboard;

/**
 * One line of what was found.
 *
 * @param subject what was looked at
 * @param fine whether it is as it must be
 * @param found in words
 * @param fix what to do about it; empty if it is fine
 */
record Finding(String subject, boolean fine, String found, String fix) {
  static Finding fine(String subject, String found) {
    return new Finding(subject, true, found, "");
  }

  static Finding wrong(String subject, String found, String fix) {
    return new Finding(subject, false, found, fix);
  }
}
