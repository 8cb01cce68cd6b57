package io.pipewright.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.ClientFixture;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RestBuildStatusesTest {
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");

  private ClientFixture bitbucket;

  @BeforeEach
  void start() throws IOException {
    bitbucket = new ClientFixture(BitbucketKind.DATA_CENTER);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void postsToTheCommit() {
    bitbucket.server().answer(204);

    set(status("pipewright-review", "planned", "https://pipewright.example.com/x"));

    assertThat(bitbucket.server().lines())
        .containsExactly(
            "POST /rest/api/latest/projects/PAY/repos/ledger-api/commits/COMMIT/builds"
                .replace("COMMIT", ClientFixture.OLDER.value()));
    bitbucket.assertBody(
        0,
        """
        {"key": "pipewright-review", "parent": "pipewright-review", "state": "FAILED", "name": "Pipeline",
         "url": "https://pipewright.example.com/x", "description": "planned",
         "ref": "refs/heads/feature/X-1"}
        """);
  }

  @Test
  void linksToTheCommitInsteadOfABrokenUrl() {
    bitbucket.server().answer(204);

    set(status("k", "d", "https://example.com/" + "a".repeat(500)));

    assertThat(bitbucket.body(0).get("url").asText())
        .isEqualTo(
            bitbucket.server().url()
                + "/projects/PAY/repos/ledger-api/commits/"
                + ClientFixture.OLDER);
  }

  @RepeatedTest(30)
  void whateverIsSaidItFits(RepetitionInfo repetition) {
    bitbucket.server().answer(204);
    Random random = new Random(repetition.getCurrentRepetition());

    set(
        status(
            "k" + "e".repeat(random.nextInt(400)),
            "lint failed ".repeat(random.nextInt(60)),
            "https://example.com/" + "a".repeat(random.nextInt(600))));

    assertThat(bitbucket.body(0).get("key").asText()).hasSizeBetween(1, 255);
    assertThat(bitbucket.body(0).get("description").asText()).hasSizeLessThanOrEqualTo(255);
    assertThat(bitbucket.body(0).get("url").asText()).hasSizeLessThanOrEqualTo(450);
  }

  @Test
  void refusesABlankKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> set(status(" ", "d", "https://x")));
    assertThat(bitbucket.server().requests()).isEmpty();
  }

  @Test
  void saysOfWhichCommitItFailed() {
    bitbucket.server().answer(404);

    assertThat(
            catchThrowableOfType(
                BitbucketException.class, () -> set(status("key", "d", "https://x"))))
        .hasMessageStartingWith(
            "cannot set the build status 'key' on 0123456789ab of PAY/ledger-api: Bitbucket answered"
                + " 404");
  }

  private void set(BuildStatus status) {
    bitbucket.client().statuses().set(REPOSITORY, ClientFixture.OLDER, status);
  }

  private static BuildStatus status(String key, String description, String url) {
    return new BuildStatus(
        key,
        BuildStatus.State.FAILED,
        "Pipeline",
        URI.create(url),
        description,
        "refs/heads/feature/X-1");
  }
}
