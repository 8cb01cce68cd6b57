package io.pipewright.localcloud.bitbucket.hosting;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.feedback.BuildStatusStore;
import io.pipewright.localcloud.bitbucket.feedback.ReportStore;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.git.Commits;
import io.pipewright.localcloud.bitbucket.git.RepositoryStore;
import io.pipewright.localcloud.bitbucket.hook.Hooks;
import io.pipewright.localcloud.bitbucket.pullrequest.PullRequestStore;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one server holds, for its resources to read and write.
 *
 * @param url base URL; known only when the server listens
 */
public record Hosting(
    Supplier<URI> url,
    Clock clock,
    RepositoryStore repositories,
    PullRequestStore pullRequests,
    Hooks hooks,
    BuildStatusStore statuses,
    ReportStore reports) {

  /** Reads a repository. */
  public Commits commits(HostedRepository repository) {
    return new Commits(repositories, repository);
  }

  /**
   * What a pull request brings, the newest first.
   *
   * @param limit how many at most
   */
  public List<CommitInfo> commits(PullRequest pullRequest, int limit) {
    Commits source = commits(pullRequest.source());
    List<String> since =
        source.find(pullRequest.targetTip()).map(CommitInfo::hash).stream().toList();
    return source.log(List.of(pullRequest.sourceTip()), since, limit);
  }
}
