package io.pipewright.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a commit gets no version, in one line and without the token. */
class VersionFailureTest {
  @TempDir Path folder;
  private Factory factory;

  @BeforeEach
  void start() throws Exception {
    factory = new Factory(folder);
  }

  @AfterEach
  void stop() {
    factory.close();
  }

  @Test
  void refusesAnArchiveOfAnotherRepository() throws Exception {
    Factory.Run run =
        factory.version(factory.first().mergeCommit(), Map.of("PIPEWRIGHT_REPOSITORY", "PAY/roll"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith("pipewright: version failed: the archive belongs to 'PAY/ledger-api'")
        .hasLineCount(1);
    assertThat(factory.server().run("tag")).isEmpty();
  }

  @Test
  void saysThatTheTokenIsRefusedWithoutShowingIt() throws Exception {
    Factory.Run run =
        factory.version(factory.first().mergeCommit(), Map.of("BITBUCKET_TOKEN", "stolen-token"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .contains("Bitbucket answered 401; check that the token")
        .doesNotContain("stolen-token")
        .hasLineCount(1);
    assertThat(run.exports()).isEmpty();
  }

  @Test
  void saysThatTheCommitIsNotInBitbucket() {
    Factory.Run run = factory.version("f".repeat(40));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith("pipewright: version failed: cannot fetch the history of ffffffffffff")
        .hasLineCount(1);
  }

  @Test
  void saysThatBitbucketDoesNotAnswer() {
    factory.close();

    Factory.Run run = factory.version(factory.first().mergeCommit());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors()).contains("the connection to 127.0.0.1").hasLineCount(1);
  }

  @Test
  void refusesToSendTheTokenInTheClear() {
    Factory.Run run =
        factory.version(
            factory.first().mergeCommit(),
            Map.of("PIPEWRIGHT_BITBUCKET_URL", "http://bitbucket.example.com"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("must start with https://");
  }
}
