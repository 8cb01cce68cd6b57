package io.pipewright.bitbucket.cloud;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.PATH;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.REPOSITORY;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.commit;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.page;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.PullRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull request as Cloud shows it. */
class PullRequestReaderTest {
  private RepositoriesFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new RepositoriesFixture();
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void completesTheTwelveCharactersOfAMergedPullRequest() {
    bitbucket
        .server()
        .json(pullRequest(12, "MERGED", "acme/ledger-api"))
        .json(commit(NEWER.value()))
        .json(commit(OLDER.value()));

    assertThat(bitbucket.repositories().pullRequest(REPOSITORY, 12))
        .contains(
            new PullRequest(
                12,
                PullRequest.State.MERGED,
                OLDER,
                "feature/Pay-7",
                false,
                "main",
                Optional.of(NEWER),
                Optional.of(Instant.parse("2023-11-14T22:13:20Z"))));
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH + "/pullrequests/12",
            "GET " + PATH + "/commit/fedcba987654",
            "GET " + PATH + "/commit/0123456789ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"full_name\": \"ada/ledger-api\"", ""})
  void findsTheHeadOfAForkAmongThePullRequestsCommits(String fork) {
    bitbucket
        .server()
        .json(
            pullRequest(12, "OPEN", "acme/ledger-api")
                .replaceFirst("\"full_name\": \"acme/ledger-api\"", fork)
                .replaceFirst("\"merge_commit\": \\{.*},", "\"merge_commit\": null,"))
        .answer(404)
        .json("{}")
        .json(page("", commit(OLDER.value())));

    PullRequest open = bitbucket.repositories().pullRequest(REPOSITORY, 12).orElseThrow();

    assertThat(open.fromFork()).isTrue();
    assertThat(open.head()).isEqualTo(OLDER);
    assertThat(open.mergeCommit()).isEmpty();
    assertThat(open.closed()).isEmpty();
    assertThat(bitbucket.server().lines())
        .endsWith("GET " + PATH + "/pullrequests/12/commits?pagelen=10")
        .hasSize(4);
  }

  @Test
  void takesTheMergeCommitForTheHeadOfOneWhoseSourceIsGone() {
    bitbucket
        .server()
        .json(pullRequest(12, "MERGED", "acme/ledger-api"))
        .json(commit(NEWER.value()))
        .answer(404)
        .json("{}")
        .json(page("", ""));

    assertThat(bitbucket.repositories().pullRequest(REPOSITORY, 12).orElseThrow().head())
        .isEqualTo(NEWER);
  }

  @Test
  void readsASupersededOneAsDeclined() {
    bitbucket
        .server()
        .json(pullRequest(12, "SUPERSEDED", "acme/ledger-api"))
        .json(commit(NEWER.value()))
        .json(commit(OLDER.value()));

    assertThat(bitbucket.repositories().pullRequest(REPOSITORY, 12).orElseThrow().state())
        .isEqualTo(PullRequest.State.DECLINED);
  }

  @Test
  void findsNoPullRequestThatIsNotThere() {
    bitbucket.server().answer(404).json("{}");

    assertThat(bitbucket.repositories().pullRequest(REPOSITORY, 12)).isEmpty();
    assertThat(bitbucket.server().lines())
        .containsExactly("GET " + PATH + "/pullrequests/12", "GET " + PATH);
  }
}
