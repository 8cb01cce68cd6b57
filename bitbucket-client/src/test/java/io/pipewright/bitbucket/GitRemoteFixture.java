package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A repository that Data Center serves by git, and a local one to fetch into. Waits are noted, not
 * waited.
 */
final class GitRemoteFixture implements AutoCloseable {
  static final String TOKEN = "BBDC-NjM1OTg0";
  static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.com");
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");

  private final List<Duration> waits = new ArrayList<>();
  private final Path folder;
  private final Git origin;
  private final Repository local;
  private final GitServer server;

  GitRemoteFixture(Path folder) throws Exception {
    this.folder = folder;
    IsolatedGit.install();
    origin =
        Git.init().setDirectory(folder.resolve("origin").toFile()).setInitialBranch("main").call();
    origin.getRepository().getConfig().setBoolean("uploadpack", null, "allowfilter", true);
    origin.getRepository().getConfig().save();
    server = new GitServer(origin.getRepository(), TOKEN);
    local = BareRepository.create(folder.resolve("local.git"));
  }

  Git origin() {
    return origin;
  }

  Repository local() {
    return local;
  }

  GitServer server() {
    return server;
  }

  List<Duration> waits() {
    return waits;
  }

  GitRemote remote() {
    return remote(TOKEN);
  }

  GitRemote remote(String token) {
    return new GitRemote(
        new BitbucketAccess(BitbucketKind.DATA_CENTER, server.url(), () -> token),
        REPOSITORY,
        Retry.standard(new Random(7), waits::add));
  }

  /** Commits a file of this name to the origin. */
  CommitHash commit(String name) throws Exception {
    Files.writeString(folder.resolve("origin").resolve(name + ".txt"), name);
    origin.add().addFilepattern(".").call();
    return new CommitHash(
        origin.commit().setMessage(name).setAuthor(ADA).setCommitter(ADA).call().name());
  }

  /** A commit as the local repository has it. */
  RevCommit parse(CommitHash commit) throws IOException {
    try (RevWalk walk = new RevWalk(local)) {
      RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit.value()));
      walk.parseBody(parsed);
      return parsed;
    }
  }

  static BitbucketException failure(Runnable call) {
    return catchThrowableOfType(BitbucketException.class, call::run);
  }

  @Override
  public void close() {
    server.close();
    local.close();
    origin.close();
  }
}
