package io.pipewright.receive.signature;

/** What the signature of a delivery says; only {@link #AUTHENTIC} lets it be read. */
public enum Verdict {
  AUTHENTIC("signed with a current secret"),
  NO_SECRET("no usable webhook secret is configured, so no delivery can be accepted"),
  MISSING("it has no X-Hub-Signature header"),
  AMBIGUOUS("it has more than one X-Hub-Signature header"),
  MALFORMED("its X-Hub-Signature is not 'sha256=' followed by 64 hexadecimal digits"),
  WRONG("its signature matches no current secret");

  private final String reason;

  Verdict(String reason) {
    this.reason = reason;
  }

  /** Why, for the log; the sender is not told. */
  public String reason() {
    return reason;
  }
}
