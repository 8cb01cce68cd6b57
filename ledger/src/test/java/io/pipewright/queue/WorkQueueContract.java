package io.pipewright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.Work;
import io.pipewright.repository.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What everyone relies on who sends work, whoever carries it: the fake, or SQS. */
abstract class WorkQueueContract {
  private static final RepositoryId LEDGER = new RepositoryId("PAY", "ledger-api");
  private static final RepositoryId BILLING = new RepositoryId("PAY", "billing");

  /** The queue of this test, empty at first. */
  abstract WorkQueue queue();

  /** The next message, taken out; empty if none comes. */
  abstract Optional<WorkMessage> next();

  @Test
  void whatIsSentComesOut() {
    WorkMessage message = message("a", 1, LEDGER, 7);
    queue().send(message);

    assertThat(next()).contains(message);
    assertThat(next()).isEmpty();
  }

  @Test
  void anAttemptIsTakenOnceAndTheNextOneToo() {
    queue().send(message("a", 1, LEDGER, 7));
    queue().send(message("a", 1, LEDGER, 7));
    queue().send(message("a", 2, LEDGER, 7));
    queue().send(message("b", 1, LEDGER, 7));

    assertThat(all())
        .extracting(message -> message.delivery() + "/" + message.attempt())
        .containsExactly("a/1", "a/2", "b/1");
  }

  @Test
  void theOrderOfARepositoryIsKept() {
    for (int i = 0; i < 6; i++) {
      // However a delivery spells it, it is one repository.
      RepositoryId ledger = i % 2 == 0 ? LEDGER : new RepositoryId("pay", "ledger-api");
      queue().send(message("l" + i, 1, ledger, i));
      queue().send(message("b" + i, 1, BILLING, i));
    }
    List<WorkMessage> all = all();

    assertThat(all).filteredOn(it -> !it.work().repository().equals(BILLING)).hasSize(6);
    for (String repository : List.of("l", "b")) {
      assertThat(all)
          .extracting(message -> message.delivery().value())
          .filteredOn(id -> id.startsWith(repository))
          .isSorted()
          .hasSize(6);
    }
  }

  private List<WorkMessage> all() {
    List<WorkMessage> all = new ArrayList<>();
    for (Optional<WorkMessage> next = next(); next.isPresent(); next = next()) {
      all.add(next.get());
    }
    return all;
  }

  private static WorkMessage message(String id, int attempt, RepositoryId repository, long number) {
    return new WorkMessage(new DeliveryId(id), attempt, new Work.Review(repository, number));
  }
}
