package io.pipewright.ledger;

import static io.pipewright.ledger.Samples.NOW;
import static io.pipewright.ledger.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table itself, as DynamoDB has it. */
class LedgerTableTest {
  private static LocalDynamoDb dynamoDb;

  @BeforeAll
  static void start() {
    dynamoDb = new LocalDynamoDb();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @Test
  void isCreatedOnceWithWhatItsDefinitionSays() {
    String name = dynamoDb.newTable();
    LedgerTable.create(dynamoDb.client(), name);

    var table = dynamoDb.client().describeTable(r -> r.tableName(name)).table();
    var definition = LedgerTable.definition(name);
    assertThat(table.keySchema()).isEqualTo(definition.keySchema());
    assertThat(table.attributeDefinitions())
        .containsExactlyInAnyOrderElementsOf(definition.attributeDefinitions());
    assertThat(table.globalSecondaryIndexes())
        .hasSize(2)
        .allSatisfy(
            index ->
                assertThat(definition.globalSecondaryIndexes())
                    .anySatisfy(
                        defined -> {
                          assertThat(index.indexName()).isEqualTo(defined.indexName());
                          assertThat(index.keySchema()).isEqualTo(defined.keySchema());
                          assertThat(index.projection()).isEqualTo(defined.projection());
                        }));
    var time = dynamoDb.client().describeTimeToLive(r -> r.tableName(name)).timeToLiveDescription();
    assertThat(time.attributeName()).isEqualTo("expires");
    assertThat(time.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void deliveriesAndCommitsExpireAndHeadsDoNot() {
    String name = dynamoDb.newTable();
    DynamoDbLedger ledger = new DynamoDbLedger(dynamoDb.client(), name);
    ledger.record(Samples.delivery("a", NOW));
    CommitRecord commit = ledger.claim(Samples.key("1"), Optional.empty(), NOW).orElseThrow();
    ledger.take(REPOSITORY, "main", Ledger.Turn.DEPLOY, 1);

    assertThat(expiries(name))
        .containsOnlyKeys("DELIVERY", "HEAD", "TURN", "COMMIT#" + "1".repeat(40))
        .containsEntry("DELIVERY", Optional.of(NOW.plus(Duration.ofDays(90))))
        .containsEntry("COMMIT#" + "1".repeat(40), Optional.of(NOW.plus(Duration.ofDays(400))))
        .containsEntry("HEAD", Optional.empty())
        .containsEntry("TURN", Optional.empty());

    ledger.move(new DeliveryId("a"), DeliveryState.DONE, NOW.plusSeconds(9), "");
    ledger.reached(commit.at(CommitStep.LAUNCHED, ""), NOW.plusSeconds(9));
    assertThat(expiries(name))
        .containsEntry("DELIVERY", Optional.of(NOW.plusSeconds(9).plus(Duration.ofDays(90))))
        .containsEntry(
            "COMMIT#" + "1".repeat(40), Optional.of(NOW.plusSeconds(9).plus(Duration.ofDays(400))));
  }

  /** A head outlives its commit's record: then the record is made again with the same number. */
  @Test
  void aHeadWhoseCommitHasExpiredKeepsItsNumber() {
    String name = dynamoDb.newTable();
    DynamoDbLedger ledger = new DynamoDbLedger(dynamoDb.client(), name);
    ledger.claim(Samples.key("1"), Optional.empty(), NOW);
    ledger.claim(Samples.key("2"), ledger.head(REPOSITORY, "main"), NOW);
    dynamoDb.client().deleteItem(r -> r.tableName(name).key(CommitItem.key(Samples.key("2"))));

    CommitRecord again =
        ledger.claim(Samples.key("2"), ledger.head(REPOSITORY, "main"), NOW).orElseThrow();

    assertThat(again.sequence()).isEqualTo(2);
    assertThat(ledger.commit(Samples.key("2"))).contains(again);
    assertThat(ledger.head(REPOSITORY, "main")).contains(new Head(again.commit(), 2));
  }

  private static Map<String, Optional<Instant>> expiries(String table) {
    List<Map<String, AttributeValue>> items =
        dynamoDb.client().scan(ScanRequest.builder().tableName(table).build()).items();
    return items.stream()
        .collect(
            Collectors.toMap(
                item -> Items.text(item, LedgerTable.SORT_KEY),
                item ->
                    Optional.ofNullable(item.get("expires"))
                        .map(it -> Instant.ofEpochSecond(Long.parseLong(it.n())))));
  }
}
