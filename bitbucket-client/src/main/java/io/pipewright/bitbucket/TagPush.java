package io.pipewright.bitbucket;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * Pushes one new tag. The local repository has no files, so the pack must hold nothing but the tag
 * object: the server must advertise a reference, known here, from which the commit is reachable. If
 * it does not yet, the branches are fetched (commits only) and the push is tried again.
 */
final class TagPush {
  /** How often the branches may move on between the fetch and the push. */
  private static final int ATTEMPTS = 5;

  private static final RefSpec BRANCHES = new RefSpec("+refs/heads/*:refs/pipewright/heads/*");

  private final GitConnection connection;

  TagPush(GitConnection connection) {
    this.connection = connection;
  }

  PushResult push(Repository local, String name) {
    String what = "push tag " + name;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Outcome outcome = connection.run(local, what, transport -> attempt(local, name, transport));
      if (outcome != Outcome.COMMIT_NOT_KNOWN) {
        return outcome == Outcome.PUSHED ? PushResult.PUSHED : PushResult.EXISTS;
      }
      connection.run(
          local,
          "fetch the branches",
          transport -> GitRemote.fetchWithoutFiles(transport, List.of(BRANCHES)));
    }
    throw new BitbucketException(
        "cannot %s: no branch or tag holds its commit any more".formatted(what), false);
  }

  private enum Outcome {
    PUSHED,
    EXISTS,
    COMMIT_NOT_KNOWN
  }

  private static Outcome attempt(Repository local, String name, Transport transport)
      throws IOException {
    String reference = Constants.R_TAGS + name;
    try (PushConnection remote = transport.openPush()) {
      if (remote.getRef(reference) != null) {
        return Outcome.EXISTS;
      }
      if (!holdsCommit(local, reference, remote.getRefs())) {
        return Outcome.COMMIT_NOT_KNOWN;
      }
      RemoteRefUpdate update =
          new RemoteRefUpdate(local, reference, reference, false, null, ObjectId.zeroId());
      remote.push(NullProgressMonitor.INSTANCE, Map.of(reference, update));
      return outcome(update, reference, transport);
    }
  }

  private static Outcome outcome(RemoteRefUpdate update, String reference, Transport transport)
      throws IOException {
    if (update.getStatus() == RemoteRefUpdate.Status.OK) {
      return Outcome.PUSHED;
    }
    // A refusal's text differs from server to server; whether the tag is there does not.
    try (var now = transport.openFetch()) {
      if (now.getRef(reference) != null) {
        return Outcome.EXISTS;
      }
    }
    throw new BitbucketException(
        "Bitbucket refused tag %s (%s); the token needs the permission to write to the repository"
            .formatted(reference.substring(Constants.R_TAGS.length()), update.getMessage()),
        false);
  }

  private static boolean holdsCommit(Repository local, String tag, Collection<Ref> advertised)
      throws IOException {
    try (RevWalk walk = new RevWalk(local)) {
      ObjectId tagObject = local.exactRef(tag).getObjectId();
      walk.markStart((RevCommit) walk.peel(walk.parseAny(tagObject)));
      for (Ref ref : advertised) {
        ObjectId id = ref.getObjectId();
        if (id != null && local.getObjectDatabase().has(id)) {
          markCommit(walk, id);
        }
      }
      return walk.next() == null;
    }
  }

  private static void markCommit(RevWalk walk, ObjectId id) throws IOException {
    RevObject object = walk.peel(walk.parseAny(id));
    if (object instanceof RevCommit commit) {
      walk.markUninteresting(commit);
    }
  }
}
