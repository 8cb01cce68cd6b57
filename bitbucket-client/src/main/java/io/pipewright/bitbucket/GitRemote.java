package io.pipewright.bitbucket;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
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
    this.retry = retry;
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
    String what = "fetch commit " + commit.abbreviated();
    retry.call(
        () -> connection.run(local, what, transport -> fetchFiles(transport, commit, depth)));
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

  private static FetchResult fetchFiles(Transport transport, CommitHash commit, int depth)
      throws IOException {
    transport.setTagOpt(TagOpt.NO_TAGS);
    transport.setDepth(depth);
    return transport.fetch(NullProgressMonitor.INSTANCE, List.of(only(commit)));
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
