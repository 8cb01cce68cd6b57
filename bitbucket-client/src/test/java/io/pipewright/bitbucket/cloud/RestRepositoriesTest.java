package io.pipewright.bitbucket.cloud;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.bitbucket.RestServer;
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
  private static final RepositoryId REPOSITORY = new RepositoryId("acme", "ledger-api");
  private static final String PATH = "/2.0/repositories/acme/ledger-api";
  private static final String LIST =
      PATH
          + "/pullrequests?q=state%3D%22MERGED%22%20AND%20destination.branch.name%3D%22"
          + "release%2F2.x%22&sort=-updated_on&pagelen=";

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.CLOUD);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void completesTheTwelveCharactersOfAMergedPullRequest() {
    server()
        .json(pullRequest(12, "MERGED", "acme/ledger-api"))
        .json(commit(NEWER.value()))
        .json(commit(OLDER.value()));

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
                Optional.of(Instant.parse("2023-11-14T22:13:20Z"))));
    assertThat(server().lines())
        .containsExactly(
            "GET " + PATH + "/pullrequests/12",
            "GET " + PATH + "/commit/fedcba987654",
            "GET " + PATH + "/commit/0123456789ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"full_name\": \"ada/ledger-api\"", ""})
  void findsTheHeadOfAForkAmongThePullRequestsCommits(String fork) {
    server()
        .json(
            pullRequest(12, "OPEN", "acme/ledger-api")
                .replaceFirst("\"full_name\": \"acme/ledger-api\"", fork)
                .replaceFirst("\"merge_commit\": \\{.*},", "\"merge_commit\": null,"))
        .answer(404)
        .json("{}")
        .json(page("", commit(OLDER.value())));

    PullRequest open = repositories().pullRequest(REPOSITORY, 12).orElseThrow();

    assertThat(open.fromFork()).isTrue();
    assertThat(open.head()).isEqualTo(OLDER);
    assertThat(open.mergeCommit()).isEmpty();
    assertThat(open.closed()).isEmpty();
    assertThat(server().lines())
        .endsWith("GET " + PATH + "/pullrequests/12/commits?pagelen=10")
        .hasSize(4);
  }

  @Test
  void takesTheMergeCommitForTheHeadOfOneWhoseSourceIsGone() {
    server()
        .json(pullRequest(12, "MERGED", "acme/ledger-api"))
        .json(commit(NEWER.value()))
        .answer(404)
        .json("{}")
        .json(page("", ""));

    assertThat(repositories().pullRequest(REPOSITORY, 12).orElseThrow().head()).isEqualTo(NEWER);
  }

  @Test
  void readsASupersededOneAsDeclined() {
    server()
        .json(pullRequest(12, "SUPERSEDED", "acme/ledger-api"))
        .json(commit(NEWER.value()))
        .json(commit(OLDER.value()));

    assertThat(repositories().pullRequest(REPOSITORY, 12).orElseThrow().state())
        .isEqualTo(PullRequest.State.DECLINED);
  }

  @Test
  void findsNoPullRequestThatIsNotThere() {
    server().answer(404).json("{}");

    assertThat(repositories().pullRequest(REPOSITORY, 12)).isEmpty();
    assertThat(server().lines()).containsExactly("GET " + PATH + "/pullrequests/12", "GET " + PATH);
  }

  @Test
  void saysSoIfTheRepositoryIsNotThere() {
    server().answer(404);

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

  @Test
  void completesTheHashesOfAListByOneCall() {
    String next = bitbucket.server().url() + LIST + "3&page=2";
    server()
        .json(page(", \"next\": \"" + next + "\"", pullRequest(9, "MERGED", "acme/ledger-api")))
        .json(page("", pullRequest(7, "MERGED", "acme/ledger-api")))
        .json(page("", commit(NEWER.value()) + "," + commit(OLDER.value())));

    assertThat(repositories().merged(REPOSITORY, "release/2.x", 3))
        .extracting(PullRequest::id)
        .containsExactly(9L, 7L);
    assertThat(server().lines())
        .containsExactly(
            "GET " + LIST + "3",
            "GET " + LIST + "3&page=2",
            "GET " + PATH + "/commits?pagelen=100&include=release%2F2.x");
  }

  @Test
  void asksForNoCommitsIfNothingWasMerged() {
    server().json(page("", ""));

    assertThat(repositories().merged(REPOSITORY, "release/2.x", 500)).isEmpty();
    assertThat(server().lines()).containsExactly("GET " + LIST + "50");
  }

  @Test
  void followsNoPageToAnotherPlace() throws IOException {
    try (RestServer other = new RestServer()) {
      other.json(page("", ""));
      String self = server().url().toString();
      for (String next :
          List.of(
              other.url() + LIST + "5&page=2",
              self + "/2.0/repositories/acme/other/pullrequests?page=2",
              self.replace("http://", "http://x@") + LIST + "5&page=2",
              self.replace("http:", "https:") + LIST + "5&page=2",
              self + PATH + "/pullrequests",
              "//evil.example.com" + LIST + "5",
              "not a url")) {
        try (ClientFixture fresh = new ClientFixture(BitbucketKind.CLOUD)) {
          String there = next.replace(self, fresh.server().url().toString());
          fresh.server().json(page(", \"next\": \"" + there + "\"", ""));

          assertThat(
                  catchThrowableOfType(
                      BitbucketException.class,
                      () -> fresh.client().repositories().merged(REPOSITORY, "release/2.x", 5)))
              .as(next)
              .hasMessageContaining("the next page is said to be at another place");
          assertThat(fresh.server().requests()).hasSize(1);
        }
      }
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void doesNotGoRoundInPages() {
    server().json(page(", \"next\": \"" + server().url() + LIST + "5&page=2\"", ""));

    assertThat(
            catchThrowableOfType(
                BitbucketException.class,
                () -> repositories().merged(REPOSITORY, "release/2.x", 5)))
        .hasMessageContaining("the list has no end");
    assertThat(server().requests()).hasSize(2);
  }

  @Test
  void quotesABranchForTheFilter() {
    server().json(page("", ""));

    repositories().merged(REPOSITORY, "a\"b", 5);

    assertThat(server().lines().get(0)).contains("name%3D%22a%5C%22b%22&");
  }

  @Test
  void readsTheTipOfASlashedBranch() {
    server().json("{\"name\": \"Feature/a+b%c\", \"target\": {\"hash\": \"" + NEWER + "\"}}");

    assertThat(repositories().tip(REPOSITORY, "Feature/a+b%c")).contains(NEWER);
    assertThat(server().lines())
        .containsExactly("GET " + PATH + "/refs/branches/Feature/a%2Bb%25c");
  }

  @Test
  void doesNotTakeAnotherBranchForTheOneAskedFor() {
    server().json("{\"name\": \"Main\", \"target\": {\"hash\": \"" + NEWER + "\"}}");

    assertThat(repositories().tip(REPOSITORY, "main")).isEmpty();
  }

  @Test
  void findsNoTipOfABranchThatIsNotThere() {
    server().answer(404).json("{}");

    assertThat(repositories().tip(REPOSITORY, "gone")).isEmpty();
  }

  @Test
  void completesAHash() {
    server().json(commit(OLDER.value()));

    assertThat(repositories().resolve(REPOSITORY, "0123456789ab")).contains(OLDER);
    assertThat(server().lines()).containsExactly("GET " + PATH + "/commit/0123456789ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "012345", "main", "0123456789AB", "0123456/../x"})
  void asksForNothingButHashes(String hash) {
    assertThatIllegalArgumentException().isThrownBy(() -> repositories().resolve(REPOSITORY, hash));
    assertThat(server().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'{\"hash\": \"x\"}', false"})
  void anOlderCommitIsContainedIfNothingOfItIsMissing(String commits, boolean contained) {
    server().json(page("", commits));

    assertThat(repositories().contains(REPOSITORY, NEWER, OLDER)).isEqualTo(contained);
    assertThat(server().lines())
        .containsExactly("GET " + PATH + "/commits/" + OLDER + "?exclude=" + NEWER + "&pagelen=1");
  }

  @Test
  void aCommitThatIsNotThereIsNotContained() {
    server().answer(404).json("{}");

    assertThat(repositories().contains(REPOSITORY, NEWER, OLDER)).isFalse();
  }

  private RestServer server() {
    return bitbucket.server();
  }

  private Repositories repositories() {
    return bitbucket.client().repositories();
  }

  private static String commit(String hash) {
    return "{\"type\": \"commit\", \"hash\": \"" + hash + "\"}";
  }

  private static String page(String end, String values) {
    return "{\"pagelen\": 50, \"values\": [" + values + "]" + end + "}";
  }

  private static String pullRequest(int id, String state, String source) {
    return """
        {"id": %d, "title": "Pay twice", "state": "%s",
         "updated_on": "2023-11-14T22:13:20.000000+00:00",
         "source": {"branch": {"name": "feature/Pay-7"}, "commit": {"hash": "%s"},
           "repository": {"full_name": "%s"}},
         "merge_commit": {"hash": "%s"},
         "destination": {"branch": {"name": "main"}, "commit": {"hash": "abcdefabcdef"},
           "repository": {"full_name": "acme/ledger-api"}}}
        """
        .formatted(
            id, state, OLDER.value().substring(0, 12), source, NEWER.value().substring(0, 12));
  }
}
