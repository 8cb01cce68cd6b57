package io.pipewright.ledger;

import static io.pipewright.ledger.Samples.NOW;
import static io.pipewright.ledger.Samples.REPOSITORY;
import static io.pipewright.ledger.Samples.delivery;
import static io.pipewright.ledger.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table that is throttled, gone, or not to be reached. */
class DynamoDbFaultsTest {
  private static final String CONDITION_FAILED =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\",\"message\":\"no\"%s}";

  private ScriptedService service;
  private DynamoDbClient client;
  private DynamoDbLedger ledger;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
    client = LocalDynamoDb.client(service.uri());
    ledger = new DynamoDbLedger(client, "ledger");
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void whatIsThrottledForAMomentIsDone() {
    service.answer(400, error("ProvisionedThroughputExceededException"));
    service.answer(400, error("ThrottlingException"));
    service.answer(200, "{}");

    DeliveryRecord delivery = delivery("a", NOW);
    assertThat(ledger.record(delivery)).isEqualTo(delivery);
    assertThat(service.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "ResourceNotFoundException",
        "AccessDeniedException",
        "InternalServerError"
      })
  void noExceptionOfAwsLeaves(String code) {
    service.always(code.equals("InternalServerError") ? 500 : 400, error(code));
    CommitRecord commit = CommitRecord.claimed(key("1"), 1, NOW);

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> ledger.record(delivery("a", NOW)),
            () -> ledger.delivery(new DeliveryId("a")),
            () -> ledger.deliveries(new DeliveryQuery(Optional.empty(), true, 1)),
            () -> ledger.deliveries(new DeliveryQuery(Optional.of(REPOSITORY), true, 1)),
            () -> ledger.notQueued(NOW),
            () -> ledger.move(new DeliveryId("a"), DeliveryState.DONE, NOW, ""),
            () -> ledger.replay(delivery("a", NOW), NOW, ""),
            () -> ledger.resolved(new DeliveryId("a"), Samples.COMMIT),
            () -> ledger.head(REPOSITORY, "main"),
            () -> ledger.claim(key("1"), Optional.empty(), NOW),
            () -> ledger.commit(key("1")),
            () -> ledger.commits(REPOSITORY, 1),
            () -> ledger.reached(commit.at(CommitStep.FAILED, ""), NOW),
            () -> ledger.take(REPOSITORY, "main", Ledger.Turn.DEPLOY, 1))) {
      assertThatThrownBy(call)
          .isInstanceOf(LedgerException.class)
          .hasMessageMatching("cannot [a-z].*: " + code + ": as scripted");
    }
  }

  @Test
  void noAnswerIsALedgerExceptionToo() {
    service.close();

    assertThatThrownBy(() -> ledger.head(REPOSITORY, "main"))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("cannot read the head of main of PAY/ledger-api: ");
  }

  @Test
  void aClaimThatMetAnotherOneIsMadeAgain() {
    service.answer(400, cancelled("TransactionConflict", "None"));
    service.answer(400, cancelled("None", "ThrottlingError"));
    service.answer(200, "{}");

    assertThat(ledger.claim(key("1"), Optional.empty(), NOW)).isPresent();
    assertThat(service.requests())
        .hasSize(3)
        .extracting(request -> request.replaceAll(".*\"ClientRequestToken\":\"([^\"]*)\".*", "$1"))
        .as("the service may tell it from another's claim")
        .containsOnly(
            service.requests().get(0).replaceAll(".*\"ClientRequestToken\":\"([^\"]*)\".*", "$1"));
  }

  @Test
  void aClaimThatAlwaysMeetsAnotherOneGivesUp() {
    service.always(400, cancelled("TransactionConflict", "None"));

    assertThatThrownBy(() -> ledger.claim(key("1"), Optional.empty(), NOW))
        .isInstanceOf(LedgerException.class);
    assertThat(service.requests()).hasSize(8);
  }

  @Test
  void aClaimWhoseHeadHasMovedIsNotMadeAgain() {
    service.always(400, cancelled("ConditionalCheckFailed", "None"));

    assertThat(ledger.claim(key("1"), Optional.empty(), NOW)).isEmpty();
    assertThat(service.requests()).hasSize(1);
  }

  /** The change was made, its answer was lost, and the SDK's second try finds it made. */
  @Test
  void whatIsFoundDoneByOnesOwnLostCallIsDone() {
    String moved =
        ",\"Item\":{\"state\":{\"S\":\"QUEUED\"},\"changed\":{\"S\":\"%s\"},\"attempt\":{\"N\":\"4\"}}"
            .formatted(LedgerTable.time(NOW));
    service.answer(500, error("InternalServerError"));
    service.always(400, CONDITION_FAILED.formatted(moved));

    assertThat(ledger.move(new DeliveryId("a"), DeliveryState.QUEUED, NOW, "")).isTrue();
    assertThat(ledger.replay(delivery("a", NOW), NOW, "")).hasValue(4);
    assertThat(ledger.move(new DeliveryId("a"), DeliveryState.QUEUED, NOW.plusNanos(1), ""))
        .as("another's")
        .isFalse();
  }

  private static String error(String code) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"as scripted\"}"
        .formatted(code);
  }

  private static String cancelled(String first, String second) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"Message\":\"cancelled\",\"CancellationReasons\":[{\"Code\":\"%s\"},{\"Code\":\"%s\"}]}"
        .formatted(first, second);
  }
}
