package io.pipewright.bitbucket.datacenter;

import static io.pipewright.bitbucket.ClientFixture.NEWER;
import static io.pipewright.bitbucket.ClientFixture.OLDER;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.PATH;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.REPOSITORY;
import static io.pipewright.bitbucket.datacenter.RepositoriesFixture.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.bitbucket.BitbucketException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches and commits of a repository as Data Center shows them. */
class RestRepositoriesTest {
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
  void saysSoIfTheRepositoryIsNotThere() {
    bitbucket.server().answer(404);

    for (Runnable call :
        List.<Runnable>of(
            () -> bitbucket.repositories().pullRequest(REPOSITORY, 12),
            () -> bitbucket.repositories().tip(REPOSITORY, "main"),
            () -> bitbucket.repositories().resolve(REPOSITORY, "0123456"),
            () -> bitbucket.repositories().contains(REPOSITORY, NEWER, OLDER),
            () -> bitbucket.repositories().merged(REPOSITORY, "main", 5))) {
      assertThat(catchThrowableOfType(BitbucketException.class, call::run).status()).isEqualTo(404);
    }
  }

  @Test
  void readsTheTipOfASlashedBranch() {
    bitbucket.server().json(page("\"isLastPage\": true", "{\"id\": \"" + NEWER + "\"}"));

    assertThat(bitbucket.repositories().tip(REPOSITORY, "Feature/a+b c%d")).contains(NEWER);
    assertThat(bitbucket.server().lines())
        .containsExactly(
            "GET " + PATH + "/commits?limit=1&until=refs%2Fheads%2FFeature%2Fa%2Bb%20c%25d");
  }

  @Test
  void findsNoTipOfABranchThatIsNotThere() {
    bitbucket.server().answer(404).json("{}");

    assertThat(bitbucket.repositories().tip(REPOSITORY, "gone")).isEmpty();
  }

  @Test
  void completesAHash() {
    bitbucket.server().json("{\"id\": \"" + OLDER + "\"}");

    assertThat(bitbucket.repositories().resolve(REPOSITORY, "0123456789ab")).contains(OLDER);
    assertThat(bitbucket.server().lines()).containsExactly("GET " + PATH + "/commits/0123456789ab");
  }

  @Test
  void doesNotTakeAnotherCommitForTheOneAskedFor() {
    bitbucket.server().json("{\"id\": \"" + NEWER + "\"}");

    assertThat(bitbucket.repositories().resolve(REPOSITORY, "0123456789ab")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "012345", "main", "0123456789AB", "0123456/../x"})
  void asksForNothingButHashes(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bitbucket.repositories().resolve(REPOSITORY, hash));
    assertThat(bitbucket.server().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'{\"id\": \"x\"}', false"})
  void anOlderCommitIsContainedIfNothingOfItIsMissing(String commits, boolean contained) {
    bitbucket.server().json(page("\"isLastPage\": true", commits));

    assertThat(bitbucket.repositories().contains(REPOSITORY, NEWER, OLDER)).isEqualTo(contained);
    assertThat(bitbucket.server().lines())
        .containsExactly("GET " + PATH + "/commits?limit=1&until=" + OLDER + "&since=" + NEWER);
  }

  @Test
  void aCommitThatIsNotThereIsNotContained() {
    bitbucket.server().answer(404).json("{}");

    assertThat(bitbucket.repositories().contains(REPOSITORY, NEWER, OLDER)).isFalse();
  }
}
