package io.pipewright.cli.init;

/**
 * What a repository says of the runtime that it wants.
 *
 * @param text as it is written there: a version, a range or a name
 * @param where the file and, if it is one of many, the key
 */
record Declaration(String text, String where) {
  /** Both, for people. */
  String describe() {
    return where + " says " + Shown.text(text);
  }
}
