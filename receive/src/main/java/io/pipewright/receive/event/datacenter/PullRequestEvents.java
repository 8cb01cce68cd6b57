package io.pipewright.receive.event.datacenter;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.Field;
import java.util.Optional;

/** What happens to pull requests, from the field {@code pullRequest}. */
final class PullRequestEvents {
  private PullRequestEvents() {}

  static Event merged(Field pullRequest) {
    if (!pullRequest.at("state").textOr("MERGED").equals("MERGED")) {
      throw pullRequest.at("state").wrong("MERGED");
    }
    Field target = pullRequest.at("toRef");
    return Commits.branch(target.at("id"))
        .<Event>map(
            branch ->
                new Event.PullRequestMerged(
                    RepositoryNames.read(target.at("repository")),
                    branch,
                    mergeCommit(pullRequest.at("properties").at("mergeCommit").at("id")),
                    pullRequest.at("id").positive()))
        .orElseGet(PullRequestEvents::noBranch);
  }

  static Event changed(Field pullRequest) {
    if (!pullRequest.at("state").textOr("OPEN").equals("OPEN")) {
      return new Event.Ignored("the pull request is not open");
    }
    Field target = pullRequest.at("toRef");
    return Commits.branch(target.at("id"))
        .<Event>map(
            branch ->
                new Event.PullRequestChanged(
                    RepositoryNames.read(target.at("repository")),
                    branch,
                    pullRequest.at("id").positive()))
        .orElseGet(PullRequestEvents::noBranch);
  }

  /** {@code toRef.latestCommit} is no substitute: it is the branch's tip before the merge. */
  private static Optional<String> mergeCommit(Field id) {
    return id.isAbsent() ? Optional.empty() : Optional.of(Commits.hash(id));
  }

  private static Event noBranch() {
    return new Event.Ignored("the target is not a branch");
  }
}
