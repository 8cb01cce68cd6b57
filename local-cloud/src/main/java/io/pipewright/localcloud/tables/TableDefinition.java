package io.pipewright.localcloud.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** The properties of a table, as DynamoDB is asked for it. */
final class TableDefinition {
  private TableDefinition() {}

  static CreateTableRequest request(String table, JsonNode properties) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table)
            .attributeDefinitions(
                each(properties.path("AttributeDefinitions"), TableDefinition::attribute))
            .keySchema(keys(properties));
    if (properties.path("BillingMode").asText().equals("PAY_PER_REQUEST")) {
      request.billingMode(BillingMode.PAY_PER_REQUEST);
    } else {
      request.provisionedThroughput(throughput(properties));
    }
    List<GlobalSecondaryIndex> global =
        each(properties.path("GlobalSecondaryIndexes"), TableDefinition::globalIndex);
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(global);
    }
    List<LocalSecondaryIndex> local =
        each(properties.path("LocalSecondaryIndexes"), TableDefinition::localIndex);
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local);
    }
    return request.build();
  }

  private static AttributeDefinition attribute(JsonNode node) {
    return AttributeDefinition.builder()
        .attributeName(node.path("AttributeName").asText())
        .attributeType(node.path("AttributeType").asText())
        .build();
  }

  private static GlobalSecondaryIndex globalIndex(JsonNode node) {
    GlobalSecondaryIndex.Builder index =
        GlobalSecondaryIndex.builder()
            .indexName(node.path("IndexName").asText())
            .keySchema(keys(node))
            .projection(projection(node.path("Projection")));
    if (node.has("ProvisionedThroughput")) {
      index.provisionedThroughput(throughput(node));
    }
    return index.build();
  }

  private static LocalSecondaryIndex localIndex(JsonNode node) {
    return LocalSecondaryIndex.builder()
        .indexName(node.path("IndexName").asText())
        .keySchema(keys(node))
        .projection(projection(node.path("Projection")))
        .build();
  }

  private static Projection projection(JsonNode node) {
    Projection.Builder projection =
        Projection.builder().projectionType(node.path("ProjectionType").asText());
    if (node.has("NonKeyAttributes")) {
      projection.nonKeyAttributes(each(node.path("NonKeyAttributes"), JsonNode::asText));
    }
    return projection.build();
  }

  private static ProvisionedThroughput throughput(JsonNode owner) {
    JsonNode node = owner.path("ProvisionedThroughput");
    return ProvisionedThroughput.builder()
        .readCapacityUnits(node.path("ReadCapacityUnits").asLong())
        .writeCapacityUnits(node.path("WriteCapacityUnits").asLong())
        .build();
  }

  private static List<KeySchemaElement> keys(JsonNode owner) {
    return each(
        owner.path("KeySchema"),
        node ->
            KeySchemaElement.builder()
                .attributeName(node.path("AttributeName").asText())
                .keyType(node.path("KeyType").asText())
                .build());
  }

  private static <T> List<T> each(JsonNode list, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    list.forEach(node -> all.add(read.apply(node)));
    return all;
  }
}
