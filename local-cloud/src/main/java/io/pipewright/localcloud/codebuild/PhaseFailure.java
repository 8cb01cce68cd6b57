package io.pipewright.localcloud.codebuild;

/** Ends a phase with a status code and a message, as CodeBuild gives them. */
final class PhaseFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  PhaseFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
