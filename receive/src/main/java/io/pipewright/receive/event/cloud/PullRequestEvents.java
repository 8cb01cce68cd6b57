package io.pipewright.receive.event.cloud;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.Field;
import java.util.Optional;

/** What happens to pull requests. */
final class PullRequestEvents {
  private PullRequestEvents() {}

  static Event merged(Field root) {
    Field pullRequest = root.at("pullrequest");
    if (!pullRequest.at("state").text().equals("MERGED")) {
      throw pullRequest.at("state").wrong("MERGED");
    }
    Field target = pullRequest.at("destination");
    return new Event.PullRequestMerged(
        RepositoryNames.read(target.at("repository"), root.at("repository")),
        target.at("branch").at("name").text(),
        mergeCommit(pullRequest.at("merge_commit").at("hash")),
        pullRequest.at("id").positive());
  }

  static Event changed(Field root) {
    Field pullRequest = root.at("pullrequest");
    if (!pullRequest.at("state").text().equals("OPEN")) {
      return new Event.Ignored("the pull request is not open");
    }
    Field target = pullRequest.at("destination");
    return new Event.PullRequestChanged(
        RepositoryNames.read(target.at("repository"), root.at("repository")),
        target.at("branch").at("name").text(),
        pullRequest.at("id").positive());
  }

  /** {@code destination.commit} is no substitute: it is the branch's tip before the merge. */
  private static Optional<String> mergeCommit(Field hash) {
    return hash.isAbsent() ? Optional.empty() : Optional.of(Commits.hash(hash));
  }
}
