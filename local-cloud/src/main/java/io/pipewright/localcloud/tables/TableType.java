package io.pipewright.localcloud.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;

/**
 * {@code AWS::DynamoDB::Table}: made in DynamoDB Local with its keys, indexes and time to live.
 * {@code Ref} gives its name. A protected table is not deleted. Recovery to a point in time,
 * encryption and the table's class are recorded, not executed; streams are refused.
 *
 * <p>Keys and indexes of a table that is there cannot be changed here: AWS would replace the table
 * or fill an index.
 */
public final class TableType implements ResourceType {
  private static final int LONGEST_NAME = 255;
  private static final int BAD_REQUEST = 400;
  private static final List<String> FIXED =
      List.of(
          "KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes");

  private final Supplier<TableStorage> storage;
  private final String account;
  private final String region;
  private final GeneratedNames names;
  private final Map<String, ObjectNode> made = new ConcurrentHashMap<>();

  /** Makes its tables there; asked for when the first one is made. */
  public TableType(
      Supplier<TableStorage> storage, String account, String region, GeneratedNames names) {
    this.storage = storage;
    this.account = account;
    this.region = region;
    this.names = names;
  }

  @Override
  public String name() {
    return "AWS::DynamoDB::Table";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "TableName",
        "AttributeDefinitions.AttributeName",
        "AttributeDefinitions.AttributeType",
        "KeySchema.AttributeName",
        "KeySchema.KeyType",
        "BillingMode",
        "ProvisionedThroughput.ReadCapacityUnits",
        "ProvisionedThroughput.WriteCapacityUnits",
        "GlobalSecondaryIndexes.IndexName",
        "GlobalSecondaryIndexes.KeySchema.AttributeName",
        "GlobalSecondaryIndexes.KeySchema.KeyType",
        "GlobalSecondaryIndexes.Projection.ProjectionType",
        "GlobalSecondaryIndexes.Projection.NonKeyAttributes",
        "GlobalSecondaryIndexes.ProvisionedThroughput.ReadCapacityUnits",
        "GlobalSecondaryIndexes.ProvisionedThroughput.WriteCapacityUnits",
        "LocalSecondaryIndexes.IndexName",
        "LocalSecondaryIndexes.KeySchema.AttributeName",
        "LocalSecondaryIndexes.KeySchema.KeyType",
        "LocalSecondaryIndexes.Projection.ProjectionType",
        "LocalSecondaryIndexes.Projection.NonKeyAttributes",
        "TimeToLiveSpecification.AttributeName",
        "TimeToLiveSpecification.Enabled",
        "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
        "PointInTimeRecoverySpecification.RecoveryPeriodInDays",
        "SSESpecification.SSEEnabled",
        "SSESpecification.SSEType",
        "SSESpecification.KMSMasterKeyId",
        "DeletionProtectionEnabled",
        "TableClass",
        "Tags.Key",
        "Tags.Value");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String given = request.properties().path("TableName").asText();
    String table =
        !given.isEmpty()
            ? given
            : request.physicalId().orElseGet(() -> names.name(request, LONGEST_NAME));
    DynamoDBRequestHandler requests = storage.get().requests();
    try {
      if (request.physicalId().filter(table::equals).isPresent()) {
        refuseOtherKeys(table, request.properties());
      } else {
        requests.createTable(account, region, TableDefinition.request(table, request.properties()));
      }
      expire(requests, table, request.properties().path("TimeToLiveSpecification"));
    } catch (AwsServiceException e) {
      throw error(e);
    }
    made.put(table, request.properties().deepCopy());
    return new Resource(
        table, Map.of("Arn", "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table));
  }

  private void refuseOtherKeys(String table, ObjectNode properties) {
    ObjectNode before = made.getOrDefault(table, properties);
    for (String property : FIXED) {
      if (!before.path(property).equals(properties.path(property))) {
        throw new AwsError(
            BAD_REQUEST,
            "ValidationException",
            property
                + " of the table "
                + table
                + " cannot be changed here; delete its stack first");
      }
    }
  }

  private void expire(DynamoDBRequestHandler requests, String table, JsonNode wanted) {
    boolean enabled = wanted.path("Enabled").asBoolean();
    boolean isEnabled =
        requests
                .describeTimeToLive(
                    account, region, DescribeTimeToLiveRequest.builder().tableName(table).build())
                .timeToLiveDescription()
                .timeToLiveStatus()
            == TimeToLiveStatus.ENABLED;
    if (enabled == isEnabled) {
      return;
    }
    requests.updateTimeToLive(
        account,
        region,
        UpdateTimeToLiveRequest.builder()
            .tableName(table)
            .timeToLiveSpecification(
                TimeToLiveSpecification.builder()
                    .attributeName(wanted.path("AttributeName").asText())
                    .enabled(enabled)
                    .build())
            .build());
  }

  @Override
  public void delete(String physicalId) {
    ObjectNode properties = made.get(physicalId);
    if (properties != null && properties.path("DeletionProtectionEnabled").asBoolean()) {
      throw new AwsError(
          BAD_REQUEST,
          "ValidationException",
          "Resource cannot be deleted as it is currently protected against deletion: "
              + physicalId);
    }
    try {
      storage
          .get()
          .requests()
          .deleteTable(account, region, DeleteTableRequest.builder().tableName(physicalId).build());
    } catch (ResourceNotFoundException e) {
      // It is gone already, which is what was asked for.
      return;
    } catch (AwsServiceException e) {
      throw error(e);
    } finally {
      made.remove(physicalId);
    }
  }

  private static AwsError error(AwsServiceException e) {
    return new AwsError(
        BAD_REQUEST, e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
  }
}
