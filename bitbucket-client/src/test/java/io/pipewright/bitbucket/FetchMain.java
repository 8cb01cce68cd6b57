package io.pipewright.bitbucket;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.eclipse.jgit.lib.Repository;

/** Fetches one commit in a process of its own, whose memory a test bounds. */
final class FetchMain {
  private FetchMain() {}

  /** Takes the server's URL, the token, the commit, and where to fetch it to. */
  public static void main(String[] args) {
    BitbucketAccess access =
        new BitbucketAccess(BitbucketKind.DATA_CENTER, URI.create(args[0]), () -> args[1]);
    Retry retry = Retry.standard(new Random(), Sleeper.ofThread());
    CommitHash commit = new CommitHash(args[2]);
    FetchLimits limits = new FetchLimits(1L << 30, Duration.ofMinutes(2), () -> false);
    try (Repository local = BareRepository.create(Path.of(args[3]))) {
      new GitRemote(access, new RepositoryId("PAY", "ledger-api"), retry)
          .fetchCommit(local, commit, limits);
      System.out.println("fetched");
    } catch (TooLargeException tooLarge) {
      System.out.println("too large: " + tooLarge.text());
    }
  }
}
