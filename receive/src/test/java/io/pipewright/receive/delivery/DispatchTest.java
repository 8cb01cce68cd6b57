package io.pipewright.receive.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.LedgerException;
import io.pipewright.receive.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same delivery again, and deaths between the steps. */
class DispatchTest {
  private final ReceiverFixture fixture = new ReceiverFixture();

  @Test
  void sameDeliveryIsSentOnce() {
    assertThat(fixture.receive(Requests.merged()).text()).isEqualTo("accepted");
    assertThat(fixture.receive(Requests.merged())).isEqualTo(new Answer(202, "known"));

    assertThat(fixture.queue().sent()).hasSize(1);
    assertThat(fixture.recorded()).hasSize(1);
  }

  /** The worker sees that its commit was acted on; an id that nobody signed proves nothing. */
  @Test
  void oldDeliveryUnderAnotherIdIsAnotherDeliveryOfTheSameWork() {
    fixture.receive(Requests.merged());
    fixture.receive(Requests.merged().header("X-Request-Id", "d-2"));

    assertThat(fixture.queue().sent()).hasSize(2);
    assertThat(fixture.queue().sent().get(1).work())
        .isEqualTo(fixture.queue().sent().get(0).work());
  }

  /** Otherwise whoever has one old delivery could silence a new one by its id. */
  @Test
  void oldDeliveryUnderTheIdOfAnotherDoesNotSilenceIt() {
    fixture.receive(
        Requests.of("pr:opened", io.pipewright.receive.Payload.of("datacenter/pr-opened")));

    assertThat(fixture.receive(Requests.merged()).text()).isEqualTo("accepted");
    assertThat(fixture.queue().sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = DeliveryState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RECEIVED"})
  void whatIsQueuedOrEndedIsNotSentAgain(DeliveryState state) {
    fixture.receive(Requests.merged());
    fixture.ledger().move(id(), state, ReceiverFixture.NOW, "");

    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(202);
    assertThat(fixture.queue().sent()).hasSize(1);
    assertThat(state()).isEqualTo(state);
  }

  @Test
  void nothingIsSentThatIsNotWrittenDown() {
    ledgerFailsTo("record");

    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(503);
    assertThat(fixture.untouched()).isTrue();
    fixture.ledger().unavailable(false);
    assertThat(fixture.receive(Requests.merged()).text()).isEqualTo("accepted");
  }

  @Test
  void whatDidNotReachTheQueueIsSentByTheNextDelivery() {
    fixture.queue().fail(true);
    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(503);
    assertThat(state()).isEqualTo(DeliveryState.RECEIVED);
    fixture.queue().fail(false);

    assertThat(fixture.receive(Requests.merged()).text()).isEqualTo("accepted");
    assertThat(fixture.queue().sent()).hasSize(1);
    assertThat(state()).isEqualTo(DeliveryState.QUEUED);
  }

  /** Sent with the same attempt, so that the queue takes the two for one. */
  @Test
  void whatIsQueuedWithoutTheLedgersKnowledgeIsTheSameMessageAgain() {
    ledgerFailsTo("move");
    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(202);
    fixture.ledger().unavailable(false);

    assertThat(fixture.receive(Requests.merged()).status()).isEqualTo(202);
    assertThat(fixture.queue().sent()).hasSize(2);
    assertThat(fixture.queue().sent().get(1)).isEqualTo(fixture.queue().sent().get(0));
    assertThat(state()).isEqualTo(DeliveryState.QUEUED);
  }

  private void ledgerFailsTo(String method) {
    fixture
        .ledger()
        .onCall(
            call -> {
              if (call.equals(method)) {
                throw new LedgerException("the table does not answer", new IllegalStateException());
              }
            });
  }

  private DeliveryId id() {
    return fixture.recorded().get(0).id();
  }

  private DeliveryState state() {
    return fixture.recorded().get(0).state();
  }
}
