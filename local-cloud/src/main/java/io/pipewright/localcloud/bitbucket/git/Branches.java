package io.pipewright.localcloud.bitbucket.git;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RefChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Writes commits on branches, and merges them. */
public final class Branches {
  private final RepositoryStore repositories;
  private final Clock clock;
  private final boolean showsSources;

  /**
   * Writes into these repositories.
   *
   * @param showsSources whether a pull request's commits have a reference in its target, as Data
   *     Center gives them
   */
  public Branches(RepositoryStore repositories, Clock clock, boolean showsSources) {
    this.repositories = repositories;
    this.clock = clock;
    this.showsSources = showsSources;
  }

  /** The tip of a branch, if it is there. */
  public Optional<String> find(HostedRepository repository, String branch) {
    return new Commits(repositories, repository).branch(branch).map(RefInfo::commit);
  }

  /**
   * The tip of a branch.
   *
   * @throws IllegalArgumentException if it is not there
   */
  public String tip(HostedRepository repository, String branch) {
    return find(repository, branch)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    repository.name() + " has no branch " + branch + " yet"));
  }

  /** Whether {@code older} is in the history of {@code newer}. */
  public boolean contains(HostedRepository repository, String newer, String older) {
    Commits commits = new Commits(repositories, repository);
    return commits.find(older).isPresent() && commits.contains(newer, older);
  }

  /** Puts a commit on a base and a branch on the commit, wherever the branch was. */
  public RefChange commit(
      HostedRepository hosted,
      String branch,
      String base,
      String message,
      Map<String, byte[]> files) {
    return write(
        hosted,
        (repository, writer) -> {
          ObjectId parent = ObjectId.fromString(base);
          ObjectId tree = writer.treeOf(parent, files);
          ObjectId commit = writer.commit(tree, List.of(parent), message);
          return move(repository, writer, branch, commit);
        });
  }

  /** Merges a pull request's source into its target by a commit with two parents. */
  public RefChange merge(PullRequest pullRequest) {
    bring(pullRequest.source(), pullRequest.target(), pullRequest.sourceTip());
    String branch = pullRequest.targetBranch();
    return write(
        pullRequest.target(),
        (repository, writer) -> {
          ObjectId into = ObjectId.fromString(tip(pullRequest.target(), branch));
          ObjectId source = ObjectId.fromString(pullRequest.sourceTip());
          ObjectId tree = mergedTree(repository, into, source, pullRequest);
          String message = mergeMessage(pullRequest);
          return move(
              repository, writer, branch, writer.commit(tree, List.of(into, source), message));
        });
  }

  private static ObjectId mergedTree(
      Repository repository, ObjectId into, ObjectId source, PullRequest pullRequest)
      throws IOException {
    ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(repository, true);
    if (!merger.merge(into, source)) {
      throw new IllegalStateException(
          "pull request #%d of %s conflicts with %s"
              .formatted(
                  pullRequest.number(), pullRequest.target().name(), pullRequest.targetBranch()));
    }
    return merger.getResultTreeId();
  }

  /** Deletes a branch. */
  public RefChange delete(HostedRepository hosted, String branch) {
    String before = tip(hosted, branch);
    return write(
        hosted,
        (repository, writer) -> {
          RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
          update.setForceUpdate(true);
          RefUpdate.Result result = update.delete();
          if (result != RefUpdate.Result.FORCED && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException("cannot delete branch " + branch + ": " + result);
          }
          return RefChange.deleted(Constants.R_HEADS + branch, before);
        });
  }

  /** Copies everything from one repository into an empty one. */
  public void copy(HostedRepository from, HostedRepository to) {
    fetch(from, to, List.of(new RefSpec("+refs/heads/*:refs/heads/*"), tags()));
  }

  /** Sees to it that a commit of one repository is in another, too. */
  public void bring(HostedRepository from, HostedRepository to, String commit) {
    if (from.id() != to.id() && new Commits(repositories, to).find(commit).isEmpty()) {
      fetch(from, to, List.of(new RefSpec(commit)));
    }
  }

  /**
   * In Data Center each pull request's commits can be fetched from its target; in Cloud those of a
   * fork are not there before the merge.
   */
  public void showSource(PullRequest pullRequest) {
    if (showsSources) {
      bring(pullRequest.source(), pullRequest.target(), pullRequest.sourceTip());
      String reference = "refs/pull-requests/" + pullRequest.number() + "/from";
      write(
          pullRequest.target(),
          (repository, writer) -> {
            writer.move(reference, ObjectId.fromString(pullRequest.sourceTip()));
            return RefChange.added(reference, pullRequest.sourceTip());
          });
    }
  }

  private void fetch(HostedRepository from, HostedRepository to, List<RefSpec> references) {
    try (Repository repository = repositories.open(to);
        Transport transport =
            Transport.open(repository, new URIish(repositories.path(from).toString()))) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.fetch(NullProgressMonitor.INSTANCE, references);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot fetch from " + from.name(), failure);
    } catch (URISyntaxException odd) {
      throw new IllegalArgumentException("not a path for git: " + from.name(), odd);
    }
  }

  private static RefSpec tags() {
    return new RefSpec("+refs/tags/*:refs/tags/*");
  }

  private static RefChange move(
      Repository repository, CommitWriter writer, String branch, ObjectId commit)
      throws IOException {
    String reference = Constants.R_HEADS + branch;
    ObjectId before = Optional.ofNullable(repository.resolve(reference)).orElse(ObjectId.zeroId());
    writer.moveBranch(branch, commit);
    return new RefChange(reference, before.name(), commit.name());
  }

  /** What is written into an open repository. */
  @FunctionalInterface
  private interface Writing {
    RefChange into(Repository repository, CommitWriter writer) throws IOException;
  }

  private RefChange write(HostedRepository hosted, Writing writing) {
    try (Repository repository = repositories.open(hosted)) {
      return writing.into(repository, new CommitWriter(repository, clock.instant()));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write into " + hosted.name(), failure);
    }
  }

  /** Data Center's default text. */
  private static String mergeMessage(PullRequest merged) {
    return """
        Pull request #%d: %s

        Merge in %s from %s to %s

        * commit '%s':
          %s
        """
        .formatted(
            merged.number(),
            merged.title(),
            merged.target().name(),
            merged.sourceBranch(),
            merged.targetBranch(),
            merged.sourceTip(),
            merged.title());
  }
}
