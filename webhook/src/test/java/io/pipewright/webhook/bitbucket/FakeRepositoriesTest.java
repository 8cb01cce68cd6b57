package io.pipewright.webhook.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.PullRequest;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fake keeps what {@link io.pipewright.bitbucket.Repositories} says. */
class FakeRepositoriesTest {
  private static final RepositoryId ADA = new RepositoryId("~ADA", "sandbox");
  private static final CommitHash A = new CommitHash("a".repeat(40));
  private static final CommitHash B = new CommitHash("b".repeat(40));
  private static final CommitHash C = new CommitHash("c".repeat(40));

  private final FakeRepositories fake = new FakeRepositories();

  @Test
  void ancestryIsFollowedThroughMergesAndEveryCommitContainsItself() {
    fake.commit(ADA, A).commit(ADA, B).commit(ADA, C, A, B);

    assertThat(fake.contains(ADA, C, B)).isTrue();
    assertThat(fake.contains(ADA, C, C)).isTrue();
    assertThat(fake.contains(ADA, B, C)).isFalse();
    assertThat(fake.contains(ADA, C, new CommitHash("d".repeat(40)))).isFalse();
  }

  @Test
  void aPrefixIsResolvedIfOneCommitHasIt() {
    CommitHash twin = new CommitHash("a".repeat(39) + "b");
    fake.tip(ADA, "main", B).commit(ADA, A).commit(ADA, twin);

    assertThat(fake.resolve(new RepositoryId("~ada", "sandbox"), "BBBBBBBBBBBB")).contains(B);
    assertThat(fake.resolve(ADA, "aaaaaaaaaaaa")).isEmpty();
    assertThat(fake.resolve(ADA, "ccccccc")).isEmpty();
    assertThat(fake.tip(ADA, "Main")).isEmpty();
  }

  @Test
  void mergedPullRequestsComeNewestFirst() {
    fake.put(ADA, merged(1, "main", 10)).put(ADA, merged(2, "main", 30));
    fake.put(ADA, merged(3, "other", 40)).put(ADA, merged(4, "main", 20));

    assertThat(fake.merged(ADA, "main", 2)).extracting(PullRequest::id).containsExactly(2L, 4L);
  }

  private static PullRequest merged(long id, String target, long seconds) {
    return new PullRequest(
        id,
        PullRequest.State.MERGED,
        A,
        "change",
        false,
        target,
        Optional.of(B),
        Optional.of(Instant.EPOCH.plusSeconds(seconds)));
  }
}
