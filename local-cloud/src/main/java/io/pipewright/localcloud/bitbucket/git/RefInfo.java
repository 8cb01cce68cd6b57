package io.pipewright.localcloud.bitbucket.git;

/**
 * A branch or a tag.
 *
 * @param name full, for example {@code refs/heads/main}
 * @param object what it names: a commit, or an annotated tag's own object
 * @param commit the commit, also of an annotated tag
 */
public record RefInfo(String name, String object, String commit) {
  /** Without {@code refs/heads/} or {@code refs/tags/}. */
  public String shortName() {
    return name.substring(name.indexOf('/', "refs/".length()) + 1);
  }

  /** Whether it is a tag with an object of its own. */
  public boolean annotated() {
    return !object.equals(commit);
  }
}
