package io.pipewright.localcloud.bitbucket;

/**
 * A branch or a tag that was made, moved or deleted.
 *
 * @param ref full name, for example {@code refs/heads/main}
 * @param from 40 digits; zeros if it is new. For an annotated tag the tag object's
 * @param to 40 digits; zeros if it was deleted. For an annotated tag the tag object's
 */
public record RefChange(String ref, String from, String to) {
  private static final String ZERO = "0".repeat(40);
  private static final String BRANCHES = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  /** A new one. */
  public static RefChange added(String ref, String to) {
    return new RefChange(ref, ZERO, to);
  }

  /** One that is gone. */
  public static RefChange deleted(String ref, String from) {
    return new RefChange(ref, from, ZERO);
  }

  /** Whether it is a branch; tags are the other kind. */
  public boolean isBranch() {
    return ref.startsWith(BRANCHES);
  }

  /** Whether it is new. */
  public boolean isNew() {
    return from.equals(ZERO);
  }

  /** Whether it is gone. */
  public boolean isDeleted() {
    return to.equals(ZERO);
  }

  /** Its name without {@code refs/heads/} or {@code refs/tags/}. */
  public String name() {
    return ref.substring(isBranch() ? BRANCHES.length() : TAGS.length());
  }
}
