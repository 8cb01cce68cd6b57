package io.pipewright.webhook.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.merge.TestOrganisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    assertThatThrownBy(() -> open(new CommitHash("a".repeat(40))))
        .isInstanceOf(UnavailableException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void unknownCommitIsUnavailable() {
    git.file("a", "1").commit("first");

    assertThatThrownBy(() -> open(new CommitHash("a".repeat(40))))
        .isInstanceOf(UnavailableException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void onlyOldLeftoversAreRemoved() throws IOException {
    Instant now = Instant.parse("2026-11-24T10:00:00Z");
    Path old = Files.createDirectories(temporary.resolve("pipewright-checkout-1/objects/pack"));
    Files.writeString(old.resolve("tmp_1.pack"), "half");
    Path recent = Files.createDirectory(temporary.resolve("pipewright-checkout-2"));
    Path other = Files.createDirectory(temporary.resolve("another-program"));
    touch(temporary.resolve("pipewright-checkout-1"), now.minus(Duration.ofMinutes(121)));
    touch(recent, now.minus(Duration.ofMinutes(119)));
    touch(other, now.minus(Duration.ofDays(9)));

    checkouts.removeLeftovers(now, Duration.ofHours(2));

    assertThat(temporary).isDirectoryNotContaining("glob:**-1");
    assertThat(recent).exists();
    assertThat(other).exists();
  }

  @Test
  void budgetIsWhatTheDiskHasLessAReserve() throws IOException {
    CheckoutBudget budget = CheckoutBudget.ofHour(temporary, Clock.systemUTC());

    assertThat(budget.bytes())
        .isPositive()
        .isLessThan(Files.getFileStore(temporary).getTotalSpace());
    assertThat(budget.left()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
  }

  private static void touch(Path path, Instant time) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(time));
  }

  private Checkout open(CommitHash commit) {
    return checkouts.open(
        TestOrganisation.LEDGER, commit, CheckoutBudget.ofHour(temporary, Clock.systemUTC()));
  }
}
