package io.pipewright.ledger;

import static io.pipewright.ledger.Samples.NOW;
import static io.pipewright.ledger.Samples.REPOSITORY;
import static io.pipewright.ledger.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.StoredObject;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the ledger holds of commits, whoever keeps it. */
abstract class CommitContract<L extends Ledger & Replays> {
  /** The ledger of this test, empty at first. */
  abstract L ledger();

  @Test
  void aClaimMakesTheCommitTheNewestOfItsBranch() {
    assertThat(ledger().head(REPOSITORY, "main")).isEmpty();
    CommitRecord first = claim("1", Optional.empty());
    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(CommitStep.CLAIMED);
    assertThat(ledger().head(REPOSITORY, "main")).contains(new Head(key("1").commit(), 1));
    assertThat(ledger().commit(key("1"))).contains(first);

    CommitRecord second = claim("2", ledger().head(REPOSITORY, "main"));
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(ledger().claim(key("3"), Optional.of(new Head(key("1").commit(), 1)), NOW))
        .as("the head has moved")
        .isEmpty();
    assertThat(ledger().claim(key("3"), Optional.empty(), NOW)).isEmpty();
    assertThat(ledger().commit(key("3"))).isEmpty();
    assertThat(ledger().head(REPOSITORY, "Main")).as("a branch's case counts").isEmpty();
    assertThat(ledger().head(new RepositoryId("pay", "ledger-api"), "main"))
        .as("a project key's does not")
        .contains(new Head(key("2").commit(), 2));
  }

  @Test
  void claimingTheHeadAgainChangesNothing() {
    CommitRecord first = claim("1", Optional.empty());
    ledger().reached(first.at(CommitStep.LAUNCHED, ""), NOW);

    CommitRecord again = claim("1", ledger().head(REPOSITORY, "main"));

    assertThat(again.sequence()).isEqualTo(1);
    assertThat(again.step()).isEqualTo(CommitStep.LAUNCHED);
    assertThat(ledger().claim(key("1"), Optional.of(new Head(key("1").commit(), 7)), NOW))
        .isEmpty();
  }

  @Test
  void anOlderCommitThatIsClaimedAgainBeginsAnew() {
    CommitRecord first = claim("1", Optional.empty());
    ledger().reached(first.at(CommitStep.STARTED, "").runBy("e-1"), NOW);
    claim("2", ledger().head(REPOSITORY, "main"));

    CommitRecord again = claim("1", ledger().head(REPOSITORY, "main"));

    assertThat(again.sequence()).isEqualTo(3);
    assertThat(again.execution()).isEmpty();
    assertThat(ledger().commit(key("1"))).contains(again);
    assertThat(ledger().reached(first.at(CommitStep.FAILED, "late"), NOW))
        .as("its former life does not come back")
        .isFalse();
  }

  @Test
  void aCommitKeepsWhatIsKnownOfIt() {
    CommitRecord claimed = claim("1", Optional.empty());
    CommitRecord archived = Samples.archived(claimed);
    assertThat(ledger().reached(archived, NOW.plusSeconds(1))).isTrue();
    assertThat(ledger().reached(Samples.launched(archived, "arn:task"), NOW.plusSeconds(2)))
        .isTrue();

    // Who writes this has not read what was written since the claim.
    CommitRecord unaware = claimed.at(CommitStep.STARTED, "runs").runBy("e-1");
    assertThat(ledger().reached(unaware, NOW.plusSeconds(3))).isTrue();

    CommitRecord known = ledger().commit(key("1")).orElseThrow();
    assertThat(known.archive()).isEqualTo(archived.archive());
    assertThat(known.task()).contains("arn:task");
    assertThat(known.execution()).contains("e-1");
    assertThat(known.detail()).isEqualTo("runs");
    assertThat(known.notes()).containsExactly("a.bin is an LFS pointer");
    assertThat(known.times())
        .containsEntry(CommitStep.CLAIMED, NOW)
        .containsEntry(CommitStep.ARCHIVED, NOW.plusSeconds(1))
        .containsEntry(CommitStep.LAUNCHED, NOW.plusSeconds(2))
        .containsEntry(CommitStep.STARTED, NOW.plusSeconds(3))
        .hasSize(4);
  }

  @Test
  void stepsOnlyGoForward() {
    int commit = 0;
    for (CommitStep before : CommitStep.values()) {
      for (CommitStep after : CommitStep.values()) {
        CommitKey key = Samples.key(++commit);
        CommitRecord record =
            ledger().claim(key, ledger().head(REPOSITORY, "main"), NOW).orElseThrow();
        if (before != CommitStep.CLAIMED) {
          assertThat(ledger().reached(record.at(before, ""), NOW.plusSeconds(1))).isTrue();
        }
        boolean isWritten = ledger().reached(record.at(after, "then"), NOW.plusSeconds(2));

        assertThat(isWritten).as("%s after %s", after, before).isEqualTo(goes(before, after));
        assertThat(ledger().commit(key).orElseThrow().step()).isEqualTo(isWritten ? after : before);
      }
    }
  }

  /** Said in another way than in {@link CommitStep}. */
  private static boolean goes(CommitStep before, CommitStep after) {
    return switch (before) {
      case FAILED -> true;
      case REFUSED -> after == CommitStep.CLAIMED;
      case STARTED, SUPERSEDED -> false;
      default ->
          List.of(CommitStep.values()).indexOf(after)
              > List.of(CommitStep.values()).indexOf(before);
    };
  }

  @Test
  void aCommitIsStartedOverWithItsArchive() {
    CommitRecord claimed = ledger().claim(key(1), Optional.empty(), NOW).orElseThrow();
    CommitRecord.Archive archive =
        new CommitRecord.Archive(
            new StoredObject("sources", "a", "1"),
            new StoredObject("sources", "b", "2"),
            new StoredObject("sources", "c", "3"));
    CommitRecord archived = claimed.archived(archive, List.of("a note"));
    ledger().reached(archived, NOW.plusSeconds(1));
    CommitRecord launched = archived.with(CommitStep.LAUNCHED, "arn:task/1");
    ledger().reached(launched, NOW.plusSeconds(2));
    ledger().reached(launched.at(CommitStep.REFUSED, "a reason"), NOW.plusSeconds(3));

    CommitRecord reopened = ledger().reopen(key(1), NOW.plusSeconds(9)).orElseThrow();

    assertThat(ledger().commit(key(1))).contains(reopened);
    assertThat(reopened.step()).isEqualTo(CommitStep.CLAIMED);
    assertThat(reopened.archive()).contains(archive);
    assertThat(reopened.notes()).containsExactly("a note");
    assertThat(reopened.task()).isEmpty();
    assertThat(reopened.detail()).isEmpty();
    assertThat(reopened.times()).containsEntry(CommitStep.CLAIMED, NOW.plusSeconds(9));
    assertThat(ledger().reached(launched, NOW.plusSeconds(10))).isTrue();
  }

  @Test
  void aSupersededCommitIsNotStartedOver() {
    CommitRecord claimed = ledger().claim(key(1), Optional.empty(), NOW).orElseThrow();
    ledger().reached(claimed.at(CommitStep.SUPERSEDED, "newer"), NOW.plusSeconds(1));

    assertThat(ledger().reopen(key(1), NOW.plusSeconds(2))).isEmpty();
    assertThat(ledger().reopen(key(2), NOW)).isEmpty();
  }

  @Test
  void aCommitThatWasNeverClaimedIsNotWritten() {
    CommitRecord unknown = CommitRecord.claimed(key("1"), 1, NOW).at(CommitStep.DEPLOYED, "");

    assertThat(ledger().reached(unknown, NOW)).isFalse();
    assertThat(ledger().commit(key("1"))).isEmpty();
  }

  @Test
  void commitsOfARepositoryAreListedNewestFirst() {
    claim("1", Optional.empty());
    for (int i = 2; i < 5; i++) {
      ledger().claim(Samples.key(i), ledger().head(REPOSITORY, "main"), NOW.plusSeconds(i));
    }
    CommitKey release = new CommitKey(REPOSITORY, "release/1", Samples.key(9).commit());
    ledger().claim(release, Optional.empty(), NOW.plusSeconds(3).plusMillis(1));

    assertThat(ledger().commits(new RepositoryId("pay", "ledger-api"), 3))
        .extracting(CommitRecord::key)
        .containsExactly(Samples.key(4), release, Samples.key(3));
    assertThat(ledger().commits(REPOSITORY, 100)).hasSize(5);
    assertThat(ledger().commits(REPOSITORY, 0)).isEmpty();
    assertThat(ledger().commits(new RepositoryId("PAY", "ledger"), 100)).isEmpty();
  }

  @Test
  void aTurnIsNeverGivenAfterANewerCommitHadIt() {
    assertThat(take(Ledger.Turn.DEPLOY, 2)).isTrue();
    assertThat(take(Ledger.Turn.DEPLOY, 2)).as("again").isTrue();
    assertThat(take(Ledger.Turn.DEPLOY, 1)).isFalse();
    assertThat(take(Ledger.Turn.START, 1)).as("what a newer one deployed").isFalse();
    assertThat(take(Ledger.Turn.START, 2)).isTrue();
    assertThat(take(Ledger.Turn.DEPLOY, 9)).isTrue();
    assertThat(take(Ledger.Turn.START, 2)).isFalse();
    assertThat(ledger().take(REPOSITORY, "release", Ledger.Turn.DEPLOY, 1)).isTrue();
    assertThat(ledger().take(new RepositoryId("pay", "ledger-api"), "main", Ledger.Turn.START, 3))
        .isFalse();
  }

  private boolean take(Ledger.Turn turn, long sequence) {
    return ledger().take(REPOSITORY, "main", turn, sequence);
  }

  final CommitRecord claim(String digit, Optional<Head> expected) {
    return ledger().claim(key(digit), expected, NOW).orElseThrow();
  }
}
