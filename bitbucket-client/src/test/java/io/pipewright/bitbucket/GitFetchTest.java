package io.pipewright.bitbucket;

import static io.pipewright.bitbucket.GitRemoteFixture.ADA;
import static io.pipewright.bitbucket.GitRemoteFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.CommitHash;
import java.nio.file.Path;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits and histories that come from Bitbucket by git. */
class GitFetchTest {
  @TempDir Path folder;
  private GitRemoteFixture git;

  @BeforeEach
  void start() throws Exception {
    git = new GitRemoteFixture(folder);
  }

  @AfterEach
  void stop() {
    git.close();
  }

  @Test
  void fetchesExactlyOneCommitWithItsFiles() throws Exception {
    git.commit("first");
    CommitHash second = git.commit("second");
    git.origin().tag().setName("v1.0.0").setTagger(ADA).call();
    git.commit("third");

    git.remote().fetchCommit(git.local(), second);

    RevCommit fetched = git.parse(second);
    assertThat(fetched.getFullMessage()).isEqualTo("second");
    assertThat(fetched.getParentCount()).as("parents, in the shallow repository").isZero();
    assertThat(git.local().getRefDatabase().getRefs()).as("tags and branches").isEmpty();
    assertThat(git.local().resolve(second + ":second.txt")).isNotNull();
    assertThat(git.local().getObjectDatabase().has(git.local().resolve(second + ":second.txt")))
        .isTrue();
  }

  @Test
  void fetchesTheHistoryAndTheVersionTagsWithoutFiles() throws Exception {
    CommitHash first = git.commit("first");
    git.origin().tag().setName("v1.0.0").setTagger(ADA).setMessage("Release v1.0.0").call();
    git.origin().tag().setName("other").setTagger(ADA).call();
    CommitHash second = git.commit("second");

    git.remote().fetchHistory(git.local(), second);

    assertThat(git.parse(second).getParent(0).name()).isEqualTo(first.value());
    assertThat(git.local().exactRef("refs/tags/v1.0.0")).isNotNull();
    assertThat(git.local().exactRef("refs/tags/other")).isNull();
    assertThat(git.local().getObjectDatabase().has(git.local().resolve(second + ":second.txt")))
        .as("a file's content")
        .isFalse();
  }

  @Test
  void fetchesTheHistoryFromAServerThatCannotFilter() throws Exception {
    git.origin().getRepository().getConfig().setBoolean("uploadpack", null, "allowfilter", false);
    git.origin().getRepository().getConfig().save();
    git.commit("first");
    CommitHash second = git.commit("second");

    git.remote().fetchHistory(git.local(), second);

    assertThat(git.parse(second).getParentCount()).isOne();
  }

  @Test
  void triesAgainAfterAPassingFailure() throws Exception {
    CommitHash commit = git.commit("first");
    git.server().failNext(2);

    git.remote().fetchCommit(git.local(), commit);

    assertThat(git.parse(commit).getFullMessage()).isEqualTo("first");
    assertThat(git.waits()).hasSize(2);
  }

  @Test
  void saysThatACommitIsNotThere() throws Exception {
    git.commit("first");
    CommitHash unknown = new CommitHash("f".repeat(40));

    BitbucketException failure = failure(() -> git.remote().fetchHistory(git.local(), unknown));

    assertThat(failure)
        .hasMessageContaining("cannot fetch the history of ffffffffffff of PAY/ledger-api");
    assertThat(failure.retryable()).as(failure.text()).isFalse();
  }
}
