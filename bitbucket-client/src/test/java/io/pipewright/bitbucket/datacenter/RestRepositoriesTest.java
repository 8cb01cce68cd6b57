package io.pipewright.bitbucket.datacenter;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestRepositoriesTest {
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  private static final String PATH = "/rest/api/latest/projects/PAY/repos/ledger-api";

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.DATA_CENTER);
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

    assertThat(repositories().pullRequest(REPOSITORY, 12))
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

    PullRequest open = repositories().pullRequest(REPOSITORY, 12).orElseThrow();

    assertThat(open.fromFork()).isTrue();
    assertThat(open.mergeCommit()).isEmpty();
    assertThat(open.closed()).isEmpty();
  }

  @Test
  void doesNotTakeAnotherSpellingOfTheKeyForAFork() {
    bitbucket.server().json(pullRequest(12, "OPEN", "pay", "null"));

    assertThat(repositories().pullRequest(REPOSITORY, 12).orElseThrow().fromFork()).isFalse();
  }

  @Test
  void findsNoPullRequestThatIsNotThere() {
    bitbucket.server().answer(404).json("{}");

    assertThat(repositories().pullRequest(REPOSITORY, 12)).isEmpty();
    assertThat(bitbucket.server().lines())
        .containsExactly("GET " + PATH + "/pull-requests/12", "GET " + PATH);
  }

  @Test
  void saysSoIfTheRepositoryIsNotThere() {
    bitbucket.server().answer(404);

    for (Runnable call :
        List.<Runnable>of(
            () -> repositories().pullRequest(REPOSITORY, 12),
            () -> repositories().tip(REPOSITORY, "main"),
            () -> repositories().resolve(REPOSITORY, "0123456"),
            () -> repositories().contains(REPOSITORY, NEWER, OLDER),
            () -> repositories().merged(REPOSITORY, "main", 5))) {
      assertThat(catchThrowableOfType(BitbucketException.class, call::run).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": 12, \"state\": \"MERGED\"}", "[]", "\"text\""})
  void refusesAnAnswerThatLacksSomething(String answer) {
    bitbucket.server().json(answer);

    assertThat(
            catchThrowableOfType(
                BitbucketException.class, () -> repositories().pullRequest(REPOSITORY, 12)))
        .hasMessageContaining("Bitbucket's answer lacks");
  }

  @Test
  void listsMergedPullRequestsPageByPageNewestFirst() {
    bitbucket
        .server()
        .json(
            page("\"isLastPage\": false, \"nextPageStart\": 2", "%s, %s")
                .formatted(
                    pullRequest(1, "MERGED", "PAY", "1000"),
                    pullRequest(2, "MERGED", "PAY", "3000")))
        .json(
            page("\"isLastPage\": true, \"nextPageStart\": null", "%s, %s")
                .formatted(
                    pullRequest(3, "MERGED", "PAY", "2000"),
                    pullRequest(4, "MERGED", "PAY", "500")));

    assertThat(repositories().merged(REPOSITORY, "release/2.x", 3))
        .extracting(PullRequest::id)
        .containsExactly(2L, 3L, 1L);
    String query =
        "/pull-requests?state=MERGED&order=NEWEST&direction=INCOMING"
            + "&at=refs%2Fheads%2Frelease%2F2.x";
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH + query + "&start=0&limit=3", "GET " + PATH + query + "&start=2&limit=3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "null", "-3", "\"https://evil.example.com\""})
  void doesNotGoRoundInPages(String next) {
    bitbucket.server().json(page("\"isLastPage\": false, \"nextPageStart\": " + next, ""));

    assertThat(
            catchThrowableOfType(
                BitbucketException.class, () -> repositories().merged(REPOSITORY, "main", 5)))
        .hasMessageContaining("nextPageStart");
    assertThat(bitbucket.server().requests()).hasSize(1);
  }

  @Test
  void readsTheTipOfASlashedBranch() {
    bitbucket.server().json(page("\"isLastPage\": true", "{\"id\": \"" + NEWER + "\"}"));

    assertThat(repositories().tip(REPOSITORY, "Feature/a+b c%d")).contains(NEWER);
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH + "/commits?limit=1&until=refs%2Fheads%2FFeature%2Fa%2Bb%20c%25d");
  }

  @Test
  void findsNoTipOfABranchThatIsNotThere() {
    bitbucket.server().answer(404).json("{}");

    assertThat(repositories().tip(REPOSITORY, "gone")).isEmpty();
  }

  @Test
  void completesAHash() {
    bitbucket.server().json("{\"id\": \"" + OLDER + "\"}");

    assertThat(repositories().resolve(REPOSITORY, "0123456789ab")).contains(OLDER);
    assertThat(bitbucket.server().lines()).containsExactly("GET " + PATH + "/commits/0123456789ab");
  }

  @Test
  void doesNotTakeAnotherCommitForTheOneAskedFor() {
    bitbucket.server().json("{\"id\": \"" + NEWER + "\"}");

    assertThat(repositories().resolve(REPOSITORY, "0123456789ab")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "012345", "main", "0123456789AB", "0123456/../x"})
  void asksForNothingButHashes(String hash) {
    assertThatIllegalArgumentException().isThrownBy(() -> repositories().resolve(REPOSITORY, hash));
    assertThat(bitbucket.server().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'{\"id\": \"x\"}', false"})
  void anOlderCommitIsContainedIfNothingOfItIsMissing(String commits, boolean contained) {
    bitbucket.server().json(page("\"isLastPage\": true", commits));

    assertThat(repositories().contains(REPOSITORY, NEWER, OLDER)).isEqualTo(contained);
    assertThat(bitbucket.server().lines())
        .containsExactly("GET " + PATH + "/commits?limit=1&until=" + OLDER + "&since=" + NEWER);
  }

  @Test
  void aCommitThatIsNotThereIsNotContained() {
    bitbucket.server().answer(404).json("{}");

    assertThat(repositories().contains(REPOSITORY, NEWER, OLDER)).isFalse();
  }

  private Repositories repositories() {
    return bitbucket.client().repositories();
  }

  private static String page(String end, String values) {
    return "{\"size\": 1, \"start\": 0, \"values\": [" + values + "], " + end + "}";
  }

  private static String pullRequest(int id, String state, String sourceProject, String closed) {
    return """
        {"id": %d, "version": 3, "title": "Pay twice", "state": "%s", "closedDate": %s,
         "fromRef": {"id": "refs/heads/feature/Pay-7", "displayId": "feature/Pay-7",
           "latestCommit": "%s",
           "repository": {"slug": "ledger-api", "project": {"key": "%s"}}},
         "properties": {"mergeCommit": {"id": "%s", "displayId": "short"}},
         "toRef": {"id": "refs/heads/main", "displayId": "main", "latestCommit": "elsewhere",
           "repository": {"slug": "ledger-api", "project": {"key": "PAY"}}}}
        """
        .formatted(id, state, closed, OLDER, sourceProject, NEWER);
  }
}
