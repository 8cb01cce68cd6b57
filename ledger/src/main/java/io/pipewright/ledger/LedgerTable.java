package io.pipewright.ledger;

import io.pipewright.repository.RepositoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The ledger's table: what infrastructure draws, and what this module reads and writes.
 *
 * <pre>
 * pk                        sk              is
 * DELIVERY#{id}             DELIVERY        a delivery
 * BRANCH#{pay/slug}#{name}  HEAD            the newest commit of a branch
 * BRANCH#{pay/slug}#{name}  TURN            the newest commit that changed the branch's pipeline
 * BRANCH#{pay/slug}#{name}  COMMIT#{hash}   a commit
 * </pre>
 *
 * Repositories are in lower case in every key, branches as they are. Both indexes are sorted by
 * time; only deliveries are in the one by state, in a few parts of each, because all of them pass
 * through it.
 */
public final class LedgerTable {
  /** The table's partition key, a string. */
  public static final String PARTITION_KEY = "pk";

  /** The table's sort key, a string. */
  public static final String SORT_KEY = "sk";

  /** The attribute by which DynamoDB drops items: seconds since 1970. */
  public static final String EXPIRES = "expires";

  /** Deliveries and commits of a repository. */
  public static final Index BY_REPOSITORY = new Index("by-repository", "ofRepository", "at");

  /** Deliveries in a state. */
  public static final Index BY_STATE = new Index("by-state", "inState", "at");

  static final Duration DELIVERIES_KEPT = Duration.ofDays(90);
  static final Duration COMMITS_KEPT = Duration.ofDays(400);
  static final int PARTS = 4;

  // Always as wide, so that the order of the texts is the order of the times.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LedgerTable() {}

  /**
   * A global secondary index over all attributes.
   *
   * @param name its name
   * @param partitionKey a string
   * @param sortKey a string
   */
  public record Index(String name, String partitionKey, String sortKey) {}

  /** The indexes. */
  public static List<Index> indexes() {
    return List.of(BY_REPOSITORY, BY_STATE);
  }

  /**
   * Makes the table where there is no infrastructure: on one machine and in tests. A table that is
   * there stays as it is.
   */
  public static void create(DynamoDbClient client, String name) {
    try {
      client.createTable(definition(name));
    } catch (ResourceInUseException e) {
      return;
    }
    client.waiter().waitUntilTableExists(table -> table.tableName(name));
    client.updateTimeToLive(
        request ->
            request
                .tableName(name)
                .timeToLiveSpecification(time -> time.attributeName(EXPIRES).enabled(true)));
  }

  /** The table as it is created: on demand, with its keys and indexes. */
  public static CreateTableRequest definition(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keys(PARTITION_KEY, SORT_KEY))
        .attributeDefinitions(
            Stream.concat(
                    Stream.of(PARTITION_KEY, SORT_KEY),
                    indexes().stream()
                        .flatMap(index -> Stream.of(index.partitionKey(), index.sortKey())))
                .distinct()
                .map(LedgerTable::text)
                .toList())
        .globalSecondaryIndexes(
            indexes().stream()
                .map(
                    index ->
                        GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(keys(index.partitionKey(), index.sortKey()))
                            .projection(projection -> projection.projectionType(ProjectionType.ALL))
                            .build())
                .toList())
        .build();
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String delivery(DeliveryId id) {
    return "DELIVERY#" + id;
  }

  static String branch(RepositoryId repository, String branch) {
    return "BRANCH#" + lower(repository) + "#" + branch;
  }

  static String commit(CommitKey key) {
    return "COMMIT#" + key.commit();
  }

  static String deliveriesOf(RepositoryId repository) {
    return "DELIVERIES#" + lower(repository);
  }

  static String commitsOf(RepositoryId repository) {
    return "COMMITS#" + lower(repository);
  }

  static String inState(DeliveryState state, int part) {
    return state + "#" + part;
  }

  static int part(DeliveryId id) {
    return Math.floorMod(id.value().hashCode(), PARTS);
  }

  private static String lower(RepositoryId repository) {
    return repository.toString().toLowerCase(Locale.ROOT);
  }

  private static AttributeDefinition text(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }
}
