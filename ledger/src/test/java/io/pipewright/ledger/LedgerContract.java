package io.pipewright.ledger;

import static io.pipewright.ledger.Samples.COMMIT;
import static io.pipewright.ledger.Samples.NOW;
import static io.pipewright.ledger.Samples.REPOSITORY;
import static io.pipewright.ledger.Samples.delivery;
import static io.pipewright.ledger.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everyone relies on who uses the ledger, whoever keeps it: the fake, or DynamoDB. */
abstract class LedgerContract<L extends Ledger & Replays> extends CommitContract<L> {
  @Test
  void aDeliveryIsWrittenDownOnce() {
    DeliveryRecord first = delivery("a", NOW);
    DeliveryRecord again = delivery("a", NOW.plusNanos(1));

    assertThat(ledger().record(first)).isEqualTo(first);
    assertThat(ledger().record(again)).isEqualTo(first);
    assertThat(ledger().delivery(first.id())).contains(first);
    assertThat(ledger().delivery(new DeliveryId("b"))).isEmpty();
  }

  @Test
  void whatADeliveryAsksForComesBackAsItWas() {
    RepositoryId personal = new RepositoryId("~ANN", "a.b_c-d");
    List<Work> works =
        List.of(
            new Work.Merge(REPOSITORY, "feature/Ä b", Optional.empty(), OptionalLong.empty()),
            new Work.Merge(personal, "main", Optional.of("0123456"), OptionalLong.of(1L << 40)),
            new Work.Review(personal, 7),
            new Work.Rename(REPOSITORY, personal));
    for (Work work : works) {
      DeliveryId id = new DeliveryId("work-" + works.indexOf(work));
      ledger().record(DeliveryRecord.received(id, NOW, "an:event", work));
      assertThat(ledger().delivery(id).orElseThrow().work()).isEqualTo(work);
    }
  }

  @Test
  void aDeliveryMovesOnUntilItEnds() {
    DeliveryId id = ledger().record(delivery("a", NOW)).id();

    assertThat(ledger().move(id, DeliveryState.RECEIVED, NOW.plusSeconds(1), "")).isFalse();
    assertThat(ledger().move(id, DeliveryState.QUEUED, NOW.plusSeconds(2), "")).isTrue();
    assertThat(ledger().move(id, DeliveryState.FAILED, NOW.plusSeconds(3), "no answer")).isTrue();
    DeliveryRecord failed = ledger().delivery(id).orElseThrow();
    assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(failed.changed()).isEqualTo(NOW.plusSeconds(3));
    assertThat(failed.detail()).isEqualTo("no answer");
    assertThat(failed.received()).isEqualTo(NOW);
    assertThat(ledger().move(new DeliveryId("b"), DeliveryState.QUEUED, NOW, "")).isFalse();
    assertThat(ledger().delivery(new DeliveryId("b"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RECEIVED", "QUEUED"})
  void aLateMoveHidesNoEnd(DeliveryState end) {
    DeliveryId id = ledger().record(delivery("a", NOW)).id();
    // The worker was faster than whoever put it into the queue.
    assertThat(ledger().move(id, end, NOW.plusSeconds(1), "")).isTrue();

    for (DeliveryState late : DeliveryState.values()) {
      assertThat(ledger().move(id, late, NOW.plusSeconds(2), "late")).as("%s", late).isFalse();
    }
    assertThat(ledger().delivery(id).orElseThrow().state()).isEqualTo(end);
  }

  @Test
  void aReplayCountsItsAttempts() {
    DeliveryId id = ledger().record(delivery("a", NOW)).id();
    ledger().move(id, DeliveryState.FAILED, NOW.plusSeconds(1), "no answer");
    DeliveryRecord failed = ledger().delivery(id).orElseThrow();

    assertThat(ledger().replay(failed, NOW.plusSeconds(2), "by Ann")).hasValue(2);
    assertThat(ledger().delivery(id).orElseThrow())
        .isEqualTo(failed.moved(DeliveryState.QUEUED, NOW.plusSeconds(2), "by Ann"));
    assertThat(ledger().replay(failed, NOW.plusSeconds(3), "by Bob"))
        .as("it has moved since it was looked at")
        .isEmpty();
    DeliveryRecord queued = ledger().delivery(id).orElseThrow();
    assertThat(ledger().replay(queued, NOW.plusSeconds(4), "stuck")).hasValue(3);
    assertThat(ledger().replay(delivery("b", NOW), NOW, "")).isEmpty();
    assertThat(ledger().delivery(new DeliveryId("b"))).isEmpty();
  }

  @Test
  void aDeliveryIsToldItsCommit() {
    DeliveryRecord delivery = ledger().record(delivery("a", NOW));
    ledger().resolved(delivery.id(), COMMIT);
    ledger().resolved(new DeliveryId("b"), COMMIT);

    assertThat(ledger().delivery(delivery.id())).contains(delivery.about(COMMIT));
    assertThat(ledger().delivery(new DeliveryId("b"))).isEmpty();
    ledger().move(delivery.id(), DeliveryState.DONE, NOW, "");
    assertThat(ledger().delivery(delivery.id()).orElseThrow().commit()).contains(COMMIT);
  }

  @Test
  void deliveriesAreListedNewestFirst() {
    // A whole second and its fractions: as texts of different width they would sort differently.
    List<Instant> times =
        List.of(NOW, NOW.plusMillis(500), NOW.plusSeconds(1), NOW.plusSeconds(1).plusNanos(1));
    List<DeliveryRecord> newestFirst = new ArrayList<>();
    for (Instant time : times) {
      newestFirst.add(0, ledger().record(delivery("d" + times.indexOf(time), time)));
    }

    assertThat(ledger().deliveries(all(10))).isEqualTo(newestFirst);
    assertThat(ledger().deliveries(all(2))).isEqualTo(newestFirst.subList(0, 2));
    assertThat(ledger().deliveries(all(0))).isEmpty();
  }

  @Test
  void deliveriesOfARepositoryAreFoundHoweverItIsSpelt() {
    RepositoryId lower = new RepositoryId("pay", "ledger-api");
    RepositoryId other = new RepositoryId("PAY", "ledger-apis");
    ledger().record(delivery("a", NOW, REPOSITORY));
    ledger().record(delivery("b", NOW.plusSeconds(1), lower));
    ledger().record(delivery("c", NOW.plusSeconds(2), other));

    assertThat(ledger().deliveries(new DeliveryQuery(Optional.of(REPOSITORY), false, 10)))
        .extracting(record -> record.id().value())
        .containsExactly("b", "a");
    assertThat(ledger().deliveries(new DeliveryQuery(Optional.of(other), false, 10))).hasSize(1);
  }

  @Test
  void failedDeliveriesAreFoundAmongMany() {
    for (int i = 0; i < 60; i++) {
      DeliveryId id = ledger().record(delivery("d" + i, NOW.plusSeconds(i))).id();
      DeliveryState state = i % 10 == 3 ? DeliveryState.FAILED : DeliveryState.DONE;
      ledger().move(id, state, NOW.plusSeconds(100), "");
    }
    for (Optional<RepositoryId> repository :
        List.of(Optional.of(REPOSITORY), Optional.<RepositoryId>empty())) {
      assertThat(ledger().deliveries(new DeliveryQuery(repository, true, 4)))
          .extracting(record -> record.id().value())
          .containsExactly("d53", "d43", "d33", "d23");
      assertThat(ledger().deliveries(new DeliveryQuery(repository, true, 100))).hasSize(6);
    }
  }

  @Test
  void whatNeverCameIntoTheQueueIsFound() {
    ledger().record(delivery("old", NOW));
    ledger().record(delivery("older", NOW.minusSeconds(1)));
    ledger().record(delivery("young", NOW.plusSeconds(60)));
    DeliveryId queued = ledger().record(delivery("queued", NOW)).id();
    ledger().move(queued, DeliveryState.QUEUED, NOW, "");

    assertThat(ledger().notQueued(NOW.plusSeconds(60)))
        .extracting(record -> record.id().value())
        .containsExactly("older", "old");
  }

  /** More than a page of the table's, which is 1 MB. */
  @Test
  void listsAreReadToTheirEnd() {
    String event = "x".repeat(10_000);
    for (int i = 0; i < 250; i++) {
      DeliveryRecord large =
          DeliveryRecord.received(
              new DeliveryId("d" + i),
              NOW.plusSeconds(i),
              event,
              Samples.merge(REPOSITORY, "0123456789ab"));
      ledger().record(large);
      ledger().move(large.id(), DeliveryState.FAILED, NOW, "");
    }

    for (boolean failed : List.of(true, false)) {
      assertThat(ledger().deliveries(new DeliveryQuery(Optional.of(REPOSITORY), failed, 1_000)))
          .hasSize(250)
          .isEqualTo(ledger().deliveries(new DeliveryQuery(Optional.empty(), failed, 1_000)));
    }
  }

  @Test
  void longTextsAreCutAndManyNotesCounted() {
    CommitRecord claimed = claim("1", Optional.empty());
    List<String> notes = IntStream.range(0, 10_000).mapToObj(i -> "a/large/file-" + i).toList();
    CommitRecord archived = Samples.noted(claimed, notes, "y".repeat(500_000));
    assertThat(ledger().reached(archived, NOW)).isTrue();

    CommitRecord known = ledger().commit(key("1")).orElseThrow();
    assertThat(known.notes()).hasSize(101).endsWith("and 9900 more");
    assertThat(known.detail()).hasSize(1_000).endsWith("…");
    DeliveryId id = ledger().record(delivery("a", NOW)).id();
    ledger().move(id, DeliveryState.FAILED, NOW, "z".repeat(500_000));
    assertThat(ledger().delivery(id).orElseThrow().detail()).hasSize(1_000);
  }

  private static DeliveryQuery all(int limit) {
    return new DeliveryQuery(Optional.empty(), false, limit);
  }
}
