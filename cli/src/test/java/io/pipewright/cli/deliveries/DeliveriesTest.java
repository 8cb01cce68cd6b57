package io.pipewright.cli.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.ledger.Work;
import io.pipewright.queue.InMemoryQueue;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final RepositoryId LEDGER_API = new RepositoryId("PAY", "ledger-api");
  private static final CommitHash COMMIT = new CommitHash("a".repeat(40));

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryQueue queue = new InMemoryQueue();

  @Test
  void deliveriesAreListedWithWhatBecameOfThem() {
    record("one", LEDGER_API, DeliveryState.FAILED);
    record("two", new RepositoryId("PAY", "other"), DeliveryState.DONE);

    assertThat(list(Optional.empty(), false))
        .contains("2026-11-24 10:00:00  one ", "PAY/ledger-api", "FAILED", "why it is so", "two ");
    assertThat(list(Optional.empty(), true)).contains("one ").doesNotContain("two ");
    assertThat(list(Optional.of(LEDGER_API), false)).contains("one ").doesNotContain("two ");
  }

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(list(Optional.empty(), false)).isEqualTo("Nothing was delivered yet.\n");
    assertThat(list(Optional.empty(), true)).isEqualTo("No delivery has failed.\n");
  }

  @Test
  void ofOneRepositoryTheCommitsAreShownWithTheirSteps() {
    record("one", LEDGER_API, DeliveryState.DONE);
    CommitRecord claimed =
        ledger
            .claim(new CommitKey(LEDGER_API, "main", COMMIT), Optional.empty(), NOW)
            .orElseThrow();
    ledger.reached(claimed.with(CommitStep.LAUNCHED, "arn:task/1"), NOW.plusSeconds(3));

    assertThat(list(Optional.of(LEDGER_API), false))
        .contains(
            "aaaaaaaaaaaa  number 1 of main: CLAIMED 2026-11-24 10:00:00, LAUNCHED 2026-11-24"
                + " 10:00:03");
  }

  @Test
  void programsGetJson() throws Exception {
    record("one", LEDGER_API, DeliveryState.FAILED);
    ledger.resolved(new DeliveryId("one"), COMMIT);
    StringWriter out = new StringWriter();

    new DeliveryList(ledger, new PrintWriter(out))
        .print(Optional.of(LEDGER_API), false, 10, DeliveryList.Format.json);

    JsonNode one = new ObjectMapper().readTree(out.toString()).path("deliveries").path(0);
    assertThat(one.path("id").asText()).isEqualTo("one");
    assertThat(one.path("state").asText()).isEqualTo("FAILED");
    assertThat(one.path("commit").asText()).isEqualTo(COMMIT.value());
  }

  @Test
  void failedDeliveryIsQueuedAgainAsAnotherAttempt() {
    DeliveryRecord one = record("one", LEDGER_API, DeliveryState.FAILED);

    assertThat(replay("one")).contains("in the queue again, attempt 2 (it was FAILED)");

    assertThat(queue.sent()).containsExactly(new WorkMessage(one.id(), 2, one.work()));
    assertThat(ledger.delivery(one.id()).orElseThrow().state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void whatTheQueueDoesNotTakeCanBeReplayedAtOnce() {
    record("one", LEDGER_API, DeliveryState.FAILED);
    queue.unavailable(true);

    assertThatThrownBy(() -> replay("one")).isInstanceOf(LedgerException.class);

    DeliveryRecord one = ledger.delivery(new DeliveryId("one")).orElseThrow();
    assertThat(one.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(one.detail()).contains("the queue does not answer");
    queue.unavailable(false);
    assertThat(replay("one")).contains("attempt 3");
  }

  @Test
  void whatBitbucketSentCannotSteerATerminal() {
    Work work = new Work.Review(LEDGER_API, 1);
    ledger.record(DeliveryRecord.received(new DeliveryId("one"), NOW, "pr:\u001b[2J", work));

    assertThat(list(Optional.empty(), false)).contains("pr:\\u{1b}[2J").doesNotContain("\u001b");
  }

  @Test
  void whatSomebodyIsAtIsNotReplayed() {
    record("one", LEDGER_API, DeliveryState.QUEUED);

    assertThatThrownBy(() -> replay("one"))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("one is QUEUED since");
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void unknownAndImpossibleIdsAreSaid() {
    for (String id : new String[] {"two", "no id at all", ""}) {
      assertThatThrownBy(() -> replay(id))
          .isInstanceOf(SurroundingsException.class)
          .hasMessageContaining("'pipewright deliveries' lists them");
    }
  }

  private String replay(String id) {
    return new Replay<>(ledger, queue, Clock.fixed(NOW, ZoneOffset.UTC)).run(id);
  }

  private String list(Optional<RepositoryId> repository, boolean failed) {
    StringWriter out = new StringWriter();
    new DeliveryList(ledger, new PrintWriter(out))
        .print(repository, failed, 10, DeliveryList.Format.text);
    return out.toString();
  }

  private DeliveryRecord record(String id, RepositoryId repository, DeliveryState state) {
    Work work = new Work.Merge(repository, "main", Optional.of(COMMIT.value()), OptionalLong.of(7));
    DeliveryRecord delivery = DeliveryRecord.received(new DeliveryId(id), NOW, "pr:merged", work);
    ledger.record(delivery);
    ledger.move(delivery.id(), state, NOW, "why it is so");
    return delivery;
  }
}
