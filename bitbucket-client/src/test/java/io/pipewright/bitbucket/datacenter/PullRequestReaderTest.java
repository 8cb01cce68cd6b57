package io.pipewright.bitbucket.datacenter;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.PATH;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.REPOSITORY;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.PullRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull request as Data Center shows it. */
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

  @ParameterizedTest
  @CsvSource({
    "1700000000000, 2023-11-14T22:13:20Z",
    "'\"2023-11-14T23:13:20+01:00\"', 2023-11-14T22:13:20Z",
  })
  void readsAMergedPullRequestOfOldAndNewServers(String date, Instant closed) {
    bitbucket.server().json(pullRequest(12, "MERGED", "PAY", date));

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
                Optional.of(closed)));
    assertThat(bitbucket.server().lines()).containsExactly("GET " + PATH + "/pull-requests/12");
  }

  @Test
  void readsAnOpenOneFromAFork() {
    bitbucket
        .server()
        .json(
            pullRequest(12, "OPEN", "~ada", "null")
                .replaceFirst("\"properties\": \\{.*}},", "\"properties\": {},"));

    PullRequest open = bitbucket.repositories().pullRequest(REPOSITORY, 12).orElseThrow();

    assertThat(open.fromFork()).isTrue();
    assertThat(open.mergeCommit()).isEmpty();
    assertThat(open.closed()).isEmpty();
  }

  @Test
  void doesNotTakeAnotherSpellingOfTheKeyForAFork() {
    bitbucket.server().json(pullRequest(12, "OPEN", "pay", "null"));

    assertThat(bitbucket.repositories().pullRequest(REPOSITORY, 12).orElseThrow().fromFork())
        .isFalse();
  }

  @Test
  void findsNoPullRequestThatIsNotThere() {
    bitbucket.server().answer(404).json("{}");

    assertThat(bitbucket.repositories().pullRequest(REPOSITORY, 12)).isEmpty();
    assertThat(bitbucket.server().lines())
        .containsExactly("GET " + PATH + "/pull-requests/12", "GET " + PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": 12, \"state\": \"MERGED\"}", "[]", "\"text\""})
  void refusesAnAnswerThatLacksSomething(String answer) {
    bitbucket.server().json(answer);

    assertThat(
            catchThrowableOfType(
                BitbucketException.class,
                () -> bitbucket.repositories().pullRequest(REPOSITORY, 12)))
        .hasMessageContaining("Bitbucket's answer lacks");
  }
}
