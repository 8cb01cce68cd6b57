package io.pipewright.ledger;

import static io.pipewright.ledger.Samples.NOW;
import static io.pipewright.ledger.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.queue.InMemoryQueue;
import io.pipewright.queue.WorkMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A delivery's whole way through the ledger, cut off before and after every call, and taken up
 * again: it ends as if nothing had happened.
 */
abstract class CrashContract<L extends Ledger & Replays> {
  private static final int CALLS = 13;
  private static final Instant LATER = NOW.plusSeconds(60);

  /** A ledger that is empty. */
  abstract L newLedger();

  @Test
  void whatIsCutOffAnywhereIsTakenUp() {
    Outcome undisturbed = run(newLedger(), Integer.MAX_VALUE, false);
    assertThat(undisturbed.commit().step()).isEqualTo(CommitStep.STARTED);
    assertThat(undisturbed.commit().times().keySet())
        .isEqualTo(
            Set.of(
                CommitStep.CLAIMED,
                CommitStep.ARCHIVED,
                CommitStep.LAUNCHED,
                CommitStep.DEPLOYED,
                CommitStep.STARTED));
    assertThat(undisturbed.delivery().state()).isEqualTo(DeliveryState.DONE);

    for (int call = 1; call <= CALLS; call++) {
      for (boolean isDone : List.of(false, true)) {
        Outcome resumed = run(newLedger(), call, isDone);
        assertThat(resumed).as("cut off at call %d, done: %s", call, isDone).isEqualTo(undisturbed);
      }
    }
  }

  /** What is left: the head with its number, the commit, the delivery. */
  private record Outcome(Optional<Head> head, CommitRecord commit, DeliveryRecord delivery) {}

  private Outcome run(L ledger, int crashAt, boolean isDone) {
    InMemoryQueue queue = new InMemoryQueue();
    Crashing crashing = new Crashing(ledger, crashAt, isDone);
    int crashes = 0;
    for (boolean isThrough = false; !isThrough; ) {
      try {
        receive(crashing.ledger(), queue);
        work(crashing.ledger(), queue.sent().get(0));
        generate(crashing.ledger());
        isThrough = true;
      } catch (Crash e) {
        crashes++;
      }
    }
    assertThat(crashes).as("crash at call " + crashAt).isEqualTo(crashAt > CALLS ? 0 : 1);
    assertThat(queue.sent()).hasSize(1);
    CommitRecord commit = ledger.commit(Samples.key("1")).orElseThrow();
    assertThat(ledger.commits(REPOSITORY, 10)).hasSize(1);
    return new Outcome(
        ledger.head(REPOSITORY, "main"),
        commit,
        ledger.delivery(new DeliveryId("a")).orElseThrow());
  }

  private static void receive(Ledger ledger, InMemoryQueue queue) {
    DeliveryRecord known = ledger.record(Samples.delivery("a", NOW));
    if (known.state() == DeliveryState.RECEIVED) {
      queue.send(new WorkMessage(known.id(), 1, known.work()));
      ledger.move(known.id(), DeliveryState.QUEUED, LATER, "");
    }
  }

  private static void work(Ledger ledger, WorkMessage message) {
    if (ledger.delivery(message.delivery()).orElseThrow().state().isLast()) {
      return;
    }
    CommitKey key = Samples.key("1");
    ledger.resolved(message.delivery(), key.commit());
    Optional<Head> head = ledger.head(REPOSITORY, "main");
    CommitRecord record = ledger.claim(key, head, NOW).orElseThrow();
    ledger.reached(Samples.archived(record), LATER);
    ledger.reached(Samples.launched(record.at(CommitStep.LAUNCHED, ""), "arn:task"), LATER);
    ledger.move(message.delivery(), DeliveryState.DONE, LATER, "");
  }

  private static void generate(Ledger ledger) {
    CommitRecord record = ledger.commit(Samples.key("1")).orElseThrow();
    assertThat(ledger.take(REPOSITORY, "main", Ledger.Turn.DEPLOY, record.sequence())).isTrue();
    ledger.reached(record.at(CommitStep.DEPLOYED, ""), LATER);
    assertThat(ledger.take(REPOSITORY, "main", Ledger.Turn.START, record.sequence())).isTrue();
    ledger.reached(record.at(CommitStep.STARTED, "").runBy("e-1"), LATER);
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Dies once, at one of the calls: before it, or after it with its answer lost. */
  private static final class Crashing {
    private final Ledger ledger;
    private int left;

    Crashing(Ledger inner, int crashAt, boolean isDone) {
      left = crashAt;
      ledger =
          (Ledger)
              Proxy.newProxyInstance(
                  Ledger.class.getClassLoader(),
                  new Class<?>[] {Ledger.class},
                  (proxy, method, arguments) -> {
                    boolean isHere = --left == 0;
                    if (isHere && !isDone) {
                      throw new Crash();
                    }
                    try {
                      Object answer = method.invoke(inner, arguments);
                      if (isHere) {
                        throw new Crash();
                      }
                      return answer;
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
    }

    Ledger ledger() {
      return ledger;
    }
  }
}
