package io.pipewright.problem;

/** Which of our files a problem is in; its letter is part of every code. */
public enum FileKind {
  /** {@code pipeline.yaml}. */
  MANIFEST('M'),
  /** {@code factory.yaml}. */
  FACTORY('F'),
  /** A file of {@code languages/} or {@code gates/}. */
  LANGUAGE('L'),
  /** A CloudFormation template of a repository; its faults are told as the manifest's. */
  TEMPLATE('T');

  private final char letter;

  FileKind(char letter) {
    this.letter = letter;
  }

  /** The letter in the codes, for example the M of {@code PW-M022}. */
  public char letter() {
    return letter;
  }
}
