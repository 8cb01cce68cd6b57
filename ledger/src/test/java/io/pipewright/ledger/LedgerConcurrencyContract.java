package io.pipewright.ledger;

import static io.pipewright.ledger.Samples.NOW;
import static io.pipewright.ledger.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds when many write at the same moment. */
abstract class LedgerConcurrencyContract<L extends Ledger & Replays> {
  private static final int THREADS = 16;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** The ledger of this test, empty at first. */
  abstract L ledger();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void ofManyWhoRecordADeliveryOneIsTheFirst() throws Exception {
    for (int round = 0; round < 5; round++) {
      String id = "round-" + round;
      List<DeliveryRecord> offered = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        offered.add(Samples.delivery(id, NOW.plusNanos(i)));
      }
      List<DeliveryRecord> held = together(i -> () -> ledger().record(offered.get(i)));

      assertThat(held).containsOnly(ledger().delivery(new DeliveryId(id)).orElseThrow());
      long news = 0;
      for (int i = 0; i < THREADS; i++) {
        news += held.get(i).equals(offered.get(i)) ? 1 : 0;
      }
      assertThat(news).isEqualTo(1);
    }
  }

  @Test
  void ofManyWhoClaimOneWinsForEachHead() throws Exception {
    for (int round = 0; round < 8; round++) {
      int first = 1 + round * THREADS;
      Optional<Head> seen = ledger().head(REPOSITORY, "main");
      List<Optional<CommitRecord>> claims =
          together(i -> () -> ledger().claim(Samples.key(first + i), seen, NOW));

      List<CommitRecord> winners = claims.stream().flatMap(Optional::stream).toList();
      assertThat(winners).hasSize(1);
      assertThat(winners.get(0).sequence()).isEqualTo(round + 1L);
      assertThat(ledger().head(REPOSITORY, "main"))
          .contains(new Head(winners.get(0).commit(), round + 1L));
      for (int i = 0; i < THREADS; i++) {
        assertThat(ledger().commit(Samples.key(first + i))).isEqualTo(claims.get(i));
      }
    }
  }

  @Test
  void whoClaimsUntilItWinsGetsItsOwnNumber() throws Exception {
    List<Long> numbers =
        together(
            i ->
                () -> {
                  Optional<CommitRecord> claimed = Optional.empty();
                  while (claimed.isEmpty()) {
                    claimed =
                        ledger().claim(Samples.key(i), ledger().head(REPOSITORY, "main"), NOW);
                  }
                  return claimed.get().sequence();
                });

    List<Long> oneEach = new ArrayList<>();
    for (long number = 1; number <= THREADS; number++) {
      oneEach.add(number);
    }
    assertThat(numbers).containsExactlyInAnyOrderElementsOf(oneEach);
  }

  @Test
  void ofManyWhoReplayADeliveryOneDoes() throws Exception {
    DeliveryId id = ledger().record(Samples.delivery("a", NOW)).id();
    ledger().move(id, DeliveryState.FAILED, NOW, "");
    DeliveryRecord seen = ledger().delivery(id).orElseThrow();

    assertThat(together(i -> () -> ledger().replay(seen, NOW.plusNanos(i + 1), "")))
        .filteredOn(attempt -> attempt.isPresent())
        .hasSize(1);
  }

  @Test
  void ofManyWhoEndADeliveryOneDoes() throws Exception {
    DeliveryId id = ledger().record(Samples.delivery("a", NOW)).id();
    DeliveryState[] ends = {DeliveryState.DONE, DeliveryState.QUEUED, DeliveryState.FAILED};

    List<Boolean> moved =
        together(i -> () -> ledger().move(id, ends[i % 3], NOW.plusNanos(i + 1), "") && i % 3 != 1);

    assertThat(moved).filteredOn(wins -> wins).hasSize(1);
    assertThat(ledger().delivery(id).orElseThrow().state().isLast()).isTrue();
  }

  /** Whoever is given a turn after another one is at least as new, in every order of the calls. */
  @Test
  void turnsAreGivenInOrder() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      String branch = "branch-" + seed;
      long newest = 0;
      for (int call = 0; call < 25; call++) {
        long sequence = 1L + random.nextInt(10);
        Ledger.Turn turn = random.nextBoolean() ? Ledger.Turn.DEPLOY : Ledger.Turn.START;
        boolean isGiven = ledger().take(REPOSITORY, branch, turn, sequence);
        assertThat(isGiven).as("seed %d, call %d", seed, call).isEqualTo(sequence >= newest);
        newest = Math.max(newest, sequence);
      }
    }
  }

  /** The newest is never refused, and after it nothing older is given a turn. */
  @Test
  void turnsAreGivenInOrderToManyAtOnce() throws Exception {
    for (int round = 0; round < 4; round++) {
      String branch = "round-" + round;
      List<Boolean> given =
          together(i -> () -> ledger().take(REPOSITORY, branch, Ledger.Turn.DEPLOY, i + 1L));

      assertThat(given.get(THREADS - 1)).isTrue();
      for (long older = 1; older < THREADS; older++) {
        assertThat(ledger().take(REPOSITORY, branch, Ledger.Turn.START, older)).isFalse();
      }
    }
  }

  private <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<T>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<T> mine = work.apply(i);
      running.add(
          threads.submit(
              () -> {
                start.await();
                return mine.call();
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> each : running) {
      results.add(each.get(60, TimeUnit.SECONDS));
    }
    return results;
  }
}
