package io.pipewright.webhook.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.merge.TestOrganisation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutsTest {
  @TempDir private Path origin;
  @TempDir private Path temporary;
  private GitFixture git;
  private FixtureSource source;
  private Checkouts checkouts;

  @BeforeEach
  void create() {
    git = new GitFixture(origin);
    source = new FixtureSource(git);
    checkouts = new Checkouts(source, temporary);
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void holdsExactlyThatCommitInBareRepository() throws IOException {
    CommitHash first = git.file("a", "1").commit("first");
    CommitHash second = git.file("b", "2").commit("second");

    try (Checkout checkout = open(second)) {
      assertThat(checkout.commit().name()).isEqualTo(second.value());
      assertThat(checkout.repository().isBare()).isTrue();
      assertThat(checkout.repository().getObjectDatabase().has(ObjectId.fromString(first.value())))
          .isFalse();
      assertThat(temporary).isDirectoryNotContaining("glob:**/{a,b}");
      assertThat(checkout.directory()).isDirectoryNotContaining("glob:**/{a,b}");
    }
  }

  @Test
  void leavesNothingBehind() {
    CommitHash commit = git.file("a", "1").commit("first");
    open(commit).close();

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void failedFetchLeavesNothingBehind() {
    source.fail();

    assertThatThrownBy(
            () -> open(new CommitHash("a".repeat(40))))
        .isInstanceOf(UnavailableException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void unknownCommitIsUnavailable() {
    git.file("a", "1").commit("first");

    assertThatThrownBy(
            () -> open(new CommitHash("a".repeat(40))))
        .isInstanceOf(UnavailableException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  private Checkout open(CommitHash commit) {
    return checkouts.open(
        TestOrganisation.LEDGER, commit, CheckoutBudget.ofHour(temporary, Clock.systemUTC()));
  }
}
