package io.pipewright.bitbucket.datacenter;

import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.PATH;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.REPOSITORY;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.page;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.PullRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pull requests that were merged into a branch, page by page. */
class MergedPullRequestsTest {
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

    assertThat(bitbucket.repositories().merged(REPOSITORY, "release/2.x", 3))
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
                BitbucketException.class,
                () -> bitbucket.repositories().merged(REPOSITORY, "main", 5)))
        .hasMessageContaining("nextPageStart");
    assertThat(bitbucket.server().requests()).hasSize(1);
  }
}
