package io.pipewright.bitbucket.cloud;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.PATH;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.REPOSITORY;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.commit;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.page;
import static io.pipewright.bitbucket.cloud.RepositoriesFixture.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.RestServer;
import io.pipewright.organisation.BitbucketKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pull requests that were merged into a branch, page by page. */
class MergedPullRequestsTest {
  private static final String LIST =
      PATH
          + "/pullrequests?q=state%3D%22MERGED%22%20AND%20destination.branch.name%3D%22"
          + "release%2F2.x%22&sort=-updated_on&pagelen=";

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
  void completesTheHashesOfAListByOneCall() {
    String next = bitbucket.server().url() + LIST + "3&page=2";
    bitbucket
        .server()
        .json(page(", \"next\": \"" + next + "\"", pullRequest(9, "MERGED", "acme/ledger-api")))
        .json(page("", pullRequest(7, "MERGED", "acme/ledger-api")))
        .json(page("", commit(NEWER.value()) + "," + commit(OLDER.value())));

    assertThat(bitbucket.repositories().merged(REPOSITORY, "release/2.x", 3))
        .extracting(PullRequest::id)
        .containsExactly(9L, 7L);
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + LIST + "3",
            "GET " + LIST + "3&page=2",
            "GET " + PATH + "/commits?pagelen=100&include=release%2F2.x");
  }

  @Test
  void asksForNoCommitsIfNothingWasMerged() {
    bitbucket.server().json(page("", ""));

    assertThat(bitbucket.repositories().merged(REPOSITORY, "release/2.x", 500)).isEmpty();
    assertThat(bitbucket.server().lines()).containsExactly("GET " + LIST + "50");
  }

  @Test
  void followsNoPageToAnotherPlace() throws IOException {
    try (RestServer other = new RestServer()) {
      other.json(page("", ""));
      String self = bitbucket.server().url().toString();
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
    bitbucket
        .server()
        .json(page(", \"next\": \"" + bitbucket.server().url() + LIST + "5&page=2\"", ""));

    assertThat(
            catchThrowableOfType(
                BitbucketException.class,
                () -> bitbucket.repositories().merged(REPOSITORY, "release/2.x", 5)))
        .hasMessageContaining("the list has no end");
    assertThat(bitbucket.server().requests()).hasSize(2);
  }

  @Test
  void quotesABranchForTheFilter() {
    bitbucket.server().json(page("", ""));

    bitbucket.repositories().merged(REPOSITORY, "a\"b", 5);

    assertThat(bitbucket.server().lines().get(0)).contains("name%3D%22a%5C%22b%22&");
  }
}
