package io.pipewright.organisation;

import java.util.Arrays;

/** The two products that are called Bitbucket; their webhooks and APIs have little in common. */
public enum BitbucketKind {
  /** Bitbucket Data Center, on one's own machines. */
  DATA_CENTER("datacenter"),
  /** Bitbucket Cloud, bitbucket.org. */
  CLOUD("cloud");

  private final String text;

  BitbucketKind(String text) {
    this.text = text;
  }

  /**
   * Reads what {@link #text()} gives.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static BitbucketKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the kind of Bitbucket is datacenter or cloud, not '" + text + "'"));
  }

  /** How factory.yaml spells it. */
  public String text() {
    return text;
  }
}
