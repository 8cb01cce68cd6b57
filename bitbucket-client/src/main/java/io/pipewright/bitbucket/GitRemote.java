package io.pipewright.bitbucket;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;

/**
 * A repository in Bitbucket, by git over HTTP. Only objects and references are transferred: nothing
 * is checked out, no hook runs, no submodule is followed, no redirect is followed, and neither the
 * user's nor the system's git configuration is read.
 */
public final class GitRemote {
  static {
    IsolatedGit.install();
  }

  private static final FetchLimits UNLIMITED = FetchLimits.none();

  private final GitConnection connection;
  private final Retry retry;
  private final TagPush tagPush;

  /**
   * Prepares the remote; nothing is called yet.
   *
   * @param access the server and the right to use it
   * @param repository which repository
   * @param retry how often and when a failed operation is repeated
   */
  public GitRemote(BitbucketAccess access, RepositoryId repository, Retry retry) {
    this.connection = new GitConnection(access, repository);
    // A transfer may take long; that it is repeated must not depend on how long it took to break.
    this.retry = retry.within(UNLIMITED.time());
    this.tagPush = new TagPush(connection);
  }

  /**
   * Fetches exactly one commit with its files, without its history and without tags. No reference
   * names it: it is read by its hash.
   *
   * @param local a bare repository, see {@link BareRepository}
   * @throws BitbucketException if the commit is not there, or Bitbucket refused or did not answer
   */
  public void fetchCommit(Repository local, CommitHash commit) {
    fetchCommit(local, commit, 1);
  }

  /**
   * Fetches a commit with its files and as much of its history as asked for, without tags.
   *
   * @param depth how many commits deep, at least 1
   */
  public void fetchCommit(Repository local, CommitHash commit, int depth) {
    fetchFiles(local, "fetch commit " + commit.abbreviated(), only(commit), depth, UNLIMITED);
  }

  /**
   * Fetches exactly one commit with its files, within limits. Memory does not grow with the size of
   * a file: only files that the server sends as differences of one another are put together in
   * memory.
   *
   * @throws TooLargeException if it exceeds {@link FetchLimits#bytes()}, or files that are sent as
   *     differences do not fit into memory
   * @throws BitbucketException if the commit is not there, the time is up, the caller cancelled, or
   *     Bitbucket refused or did not answer; what was received is deleted
   */
  public void fetchCommit(Repository local, CommitHash commit, FetchLimits limits) {
    fetchFiles(local, "fetch commit " + commit.abbreviated(), only(commit), 1, limits);
  }

  /**
   * Fetches the head of a pull request, within limits. A fork's commit is fetched from the
   * repository that it is to be merged into, where Data Center keeps it under {@code
   * refs/pull-requests/{id}/from}; the fork itself need not be readable.
   *
   * @throws TooLargeException as {@link #fetchCommit(Repository, CommitHash, FetchLimits)}
   * @throws BitbucketException likewise; and if it comes from a fork in Cloud, which keeps its
   *     commits to itself, or if its branch has moved on meanwhile
   */
  public void fetchHead(Repository local, PullRequest pullRequest, FetchLimits limits) {
    if (!pullRequest.fromFork()) {
      fetchCommit(local, pullRequest.head(), limits);
      return;
    }
    String what = "fetch pull request " + pullRequest.id();
    if (connection.access().kind() == BitbucketKind.CLOUD) {
      throw new BitbucketException(
          "cannot %s of %s: it comes from a fork, which Bitbucket Cloud serves only to who may read"
                  .formatted(what, connection.remote())
              + " the fork",
          false);
    }
    RefSpec from = new RefSpec("refs/pull-requests/" + pullRequest.id() + "/from");
    fetchFiles(local, what, from, 1, limits);
    if (!has(local, pullRequest.head())) {
      throw new BitbucketException(
          "cannot %s of %s: it is no longer at %s"
              .formatted(what, connection.remote(), pullRequest.head().abbreviated()),
          false);
    }
  }

  /**
   * Fetches the full history of a commit and all tags that start with {@code v}. If the server
   * supports partial clones, commits, trees and tags are transferred, but no files.
   */
  public void fetchHistory(Repository local, CommitHash commit) {
    String what = "fetch the history of " + commit.abbreviated();
    List<RefSpec> references = List.of(only(commit), new RefSpec("+refs/tags/v*:refs/tags/v*"));
    retry.call(
        () -> connection.run(local, what, transport -> fetchWithoutFiles(transport, references)));
  }

  /**
   * Pushes a tag that exists in the local repository. A tag on the server is never moved.
   *
   * @param local the repository that {@link #fetchHistory} filled
   * @param name the tag's short name, for example {@code v1.2.3}
   */
  public PushResult pushTag(Repository local, String name) {
    return retry.call(() -> tagPush.push(local, name));
  }

  /**
   * Lists the server's tags by short name. The value is what the reference holds: for an annotated
   * tag that is the tag object, not the commit.
   *
   * @param local any repository; nothing is fetched into it
   */
  public Map<String, ObjectId> listTags(Repository local) {
    return retry.call(() -> connection.run(local, "list the tags", GitRemote::tags));
  }

  /**
   * Fetches without the content of files, if the server allows that.
   *
   * @throws IOException if it cannot be fetched with the files either
   */
  static FetchResult fetchWithoutFiles(Transport transport, List<RefSpec> references)
      throws IOException {
    transport.setTagOpt(TagOpt.NO_TAGS);
    // The graph is incomplete on purpose; each object is still checked against its name. Trees are
    // there, because a push reckons from them what the server has.
    transport.setCheckFetchedObjects(false);
    transport.setFilterSpec(FilterSpec.fromFilterLine("blob:none"));
    try {
      return transport.fetch(NullProgressMonitor.INSTANCE, references);
    } catch (TransportException failure) {
      if (!(failure.getCause() instanceof PackProtocolException)) {
        throw failure;
      }
      // The server does not filter.
      transport.setFilterSpec(FilterSpec.NO_FILTER);
      return transport.fetch(NullProgressMonitor.INSTANCE, references);
    }
  }

  private void fetchFiles(
      Repository local, String what, RefSpec wanted, int depth, FetchLimits limits) {
    retry
        .within(limits.time())
        .call(
            left -> {
              Reception reception = new Reception(what, limits, left);
              return connection.run(
                  local,
                  reception,
                  what,
                  transport -> {
                    transport.setTagOpt(TagOpt.NO_TAGS);
                    transport.setDepth(depth);
                    return transport.fetch(reception, List.of(wanted));
                  });
            });
  }

  private static boolean has(Repository local, CommitHash commit) {
    try {
      return local.getObjectDatabase().has(ObjectId.fromString(commit.value()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read what was fetched", unreadable);
    }
  }

  private static RefSpec only(CommitHash commit) {
    return new RefSpec(commit.value());
  }

  private static Map<String, ObjectId> tags(Transport transport) throws IOException {
    try (FetchConnection advertised = transport.openFetch()) {
      Map<String, ObjectId> tags = new TreeMap<>();
      for (Ref ref : advertised.getRefs()) {
        if (ref.getName().startsWith(Constants.R_TAGS) && ref.getObjectId() != null) {
          tags.put(ref.getName().substring(Constants.R_TAGS.length()), ref.getObjectId());
        }
      }
      return tags;
    }
  }
}
