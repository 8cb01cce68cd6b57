package io.pipewright.bitbucket;

import static io.pipewright.bitbucket.GitRemoteFixture.TOKEN;
import static io.pipewright.bitbucket.GitRemoteFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.repository.CommitHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token of git goes to the one server that it is for, and is never shown. */
class GitCredentialTest {
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
  void sendsTheTokenAsBearerToTheDataCenterPath() throws Exception {
    CommitHash commit = git.commit("only");

    git.remote().fetchCommit(git.local(), commit);

    assertThat(git.server().requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.path()).startsWith("/scm/pay/ledger-api.git/");
              assertThat(request.authorization()).contains("Bearer " + TOKEN);
            });
  }

  @Test
  void sendsNoCredentialToAnotherHost() throws Exception {
    CommitHash commit = git.commit("first");
    try (GitServer other = new GitServer(git.origin().getRepository(), TOKEN)) {
      git.server().redirectTo(other.url());

      BitbucketException failure = failure(() -> git.remote().fetchCommit(git.local(), commit));

      assertThat(failure).hasMessageContaining("answered 302; redirects are not followed");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void connectsToNoOtherServerEvenIfGitWantedTo() throws Exception {
    FetchLimits limits = FetchLimits.none();
    PinnedConnections pinned =
        new PinnedConnections(git.server().url(), new Reception("try", limits, limits.time()));
    try (GitServer other = new GitServer(git.origin().getRepository(), TOKEN)) {
      assertThatThrownBy(() -> pinned.create(other.url().toURL()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refused to connect");
    }
  }

  @Test
  void refusesARepositoryWhoseConfigurationFollowsRedirects() throws Exception {
    CommitHash commit = git.commit("first");
    git.local()
        .getConfig()
        .setString("http", git.server().url().toString(), "followRedirects", "true");

    assertThatThrownBy(() -> git.remote().fetchCommit(git.local(), commit))
        .isInstanceOf(IllegalStateException.class);
    assertThat(git.server().requests()).isEmpty();
  }

  @Test
  void asksForNoPasswordAndShowsNoTokenWhenItIsRefused() throws Exception {
    CommitHash commit = git.commit("first");
    GitRemote wrong = git.remote("wrong-token");

    BitbucketException failure = failure(() -> wrong.fetchCommit(git.local(), commit));

    assertThat(failure.retryable()).isFalse();
    assertThat(failure)
        .hasMessageContaining("answered 401; check that the token")
        .hasMessageNotContaining("wrong-token")
        .hasNoCause();
    assertThat(git.server().requests())
        .extracting(GitServer.Request::authorization)
        .containsOnly(Optional.of("Bearer wrong-token"));
  }
}
