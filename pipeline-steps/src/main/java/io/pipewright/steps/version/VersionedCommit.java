package io.pipewright.steps.version;

import io.pipewright.repository.CommitHash;
import org.semver4j.Semver;

/**
 * The step's result.
 *
 * @param version which version the commit is
 * @param commit which commit
 * @param reason why, for people: one line
 * @param pushed whether the tag is new; otherwise it was on the commit before
 */
public record VersionedCommit(Semver version, CommitHash commit, String reason, boolean pushed) {
  /** The tag's name. */
  public String tag() {
    return VersionTag.nameOf(version);
  }
}
