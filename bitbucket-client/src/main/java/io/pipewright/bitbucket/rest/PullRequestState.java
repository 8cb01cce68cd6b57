package io.pipewright.bitbucket.rest;

import io.pipewright.bitbucket.PullRequest.State;

/** How both kinds name a pull request's state. */
public final class PullRequestState {
  private PullRequestState() {}

  /**
   * Reads {@code state}.
   *
   * @throws io.pipewright.bitbucket.BitbucketException if it is unknown
   */
  public static State of(Answer pullRequest) {
    String state = pullRequest.text("/state");
    return switch (state) {
      case "OPEN" -> State.OPEN;
      case "MERGED" -> State.MERGED;
      // Cloud's word for one that another has replaced.
      case "DECLINED", "SUPERSEDED" -> State.DECLINED;
      default -> throw pullRequest.lacks("a known state");
    };
  }
}
