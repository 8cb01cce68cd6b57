package io.pipewright.localcloud.bitbucket;

/** What a token may do, each including those before it. The names are Data Center's. */
public enum Right {
  REPO_READ,
  REPO_WRITE,
  REPO_ADMIN,
  PROJECT_ADMIN;

  /** Whether who has this may do what needs {@code other}. */
  public boolean includes(Right other) {
    return compareTo(other) >= 0;
  }
}
