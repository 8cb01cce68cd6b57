package io.pipewright.localcloud.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the ledger relies on, over HTTP with the SDK's client. */
@SuppressWarnings("unchecked")
class TableStorageTest {
  private static final Credentials CREDENTIALS =
      new Credentials(Clock.systemUTC(), new SecureRandom());

  private static TableStorage tables;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() {
    tables = TableStorage.start();
    client = client(tables);
    client.createTable(
        it ->
            it.tableName("table")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
  }

  @AfterAll
  static void stop() {
    client.close();
    tables.close();
  }

  private static DynamoDbClient client(TableStorage tables) {
    return Clients.client(
        DynamoDbClient.builder(), tables.uri(), CREDENTIALS.create(Caller.root("111111111111")));
  }

  private static void putIfAbsent(String key) {
    client.putItem(
        it ->
            it.tableName("table")
                .item(Map.of("pk", AttributeValue.fromS(key)))
                .conditionExpression("attribute_not_exists(pk)"));
  }

  @Test
  void itListensOnThisMachineOnly() {
    assertThat(tables.uri().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void anotherCallerSeesTheSameTables() {
    try (DynamoDbClient other = client(tables)) {
      assertThat(other.listTables().tableNames()).contains("table");
    }
  }

  @Test
  void aConditionIsKept() {
    putIfAbsent("once");
    assertThatThrownBy(() -> putIfAbsent("once"))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void ofATransactionAllIsDoneOrNothing() {
    putIfAbsent("taken");
    List<TransactWriteItem> both =
        Stream.of("new", "taken")
            .map(
                key ->
                    Put.builder()
                        .tableName("table")
                        .item(Map.of("pk", AttributeValue.fromS(key)))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
            .map(put -> TransactWriteItem.builder().put(put).build())
            .toList();
    assertThatThrownBy(() -> client.transactWriteItems(all -> all.transactItems(both)))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(
            client
                .getItem(it -> it.tableName("table").key(Map.of("pk", AttributeValue.fromS("new"))))
                .hasItem())
        .isFalse();
  }

  @Test
  void twoOfThemKnowNothingOfEachOther() {
    try (TableStorage other = TableStorage.start();
        DynamoDbClient otherClient = client(other)) {
      assertThat(otherClient.listTables().tableNames()).isEmpty();
      assertThatThrownBy(() -> otherClient.describeTable(it -> it.tableName("table")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
    assertThat(client.listTables().tableNames()).contains("table");
  }

  @Test
  void itsTelemetryIsNotOnTheClassPath() {
    assertThatThrownBy(
            () -> Class.forName("software.amazon.awssdk.services.pinpoint.PinpointClient"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, libsqlite4java-linux-amd64.so",
    "Mac OS X, x86_64, libsqlite4java-osx.dylib",
    "Mac OS X, aarch64, libsqlite4java-osx-aarch64.dylib"
  })
  void aSystemHasItsLibrary(String system, String architecture, String file) {
    assertThat(SqliteLibrary.file(system, architecture)).isEqualTo(file);
    assertThat(SqliteLibrary.class.getResource("sqlite/" + file)).isNotNull();
  }

  @Test
  void aSystemWithoutALibraryIsToldWhichHaveOne() {
    assertThatThrownBy(() -> SqliteLibrary.file("Linux", "aarch64"))
        .hasMessage(
            "DynamoDB Local runs on Linux with an x86-64 processor and on macOS; this is Linux on aarch64.");
  }
}
