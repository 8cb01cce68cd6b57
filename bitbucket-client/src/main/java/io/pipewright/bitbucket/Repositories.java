package io.pipewright.bitbucket;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Optional;

/**
 * Reads repositories. Every method throws {@link BitbucketException} if Bitbucket refused or did
 * not answer; a thing that is not there is empty where the type allows it.
 */
public interface Repositories {
  /** A pull request by its number. */
  Optional<PullRequest> pullRequest(RepositoryId repository, long id);

  /** The newest merged pull requests into a branch, newest first, at most {@code limit}. */
  List<PullRequest> merged(RepositoryId repository, String branch, int limit);

  /** The newest commit of a branch. */
  Optional<CommitHash> tip(RepositoryId repository, String branch);

  /**
   * The full hash of a commit.
   *
   * @param hash 7 to 40 hexadecimal digits
   */
  Optional<CommitHash> resolve(RepositoryId repository, String hash);

  /**
   * Whether {@code older} can be reached from {@code newer}, or is the same commit. If either is
   * not there (any more), false.
   */
  boolean contains(RepositoryId repository, CommitHash newer, CommitHash older);
}
