package io.pipewright.cli.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.ledger.LedgerTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What infrastructure draws, held to the code that it is drawn for; neither sees the other. */
class FactoryTemplateTest {
  private static final String[] TEMPLATES = {
    "/templates/factory.template.json", "/io/pipewright/cli/demo/base.template.json"
  };

  @Test
  void everyHandlerIsAClass() throws IOException {
    Set<String> handlers = new TreeSet<>();
    for (JsonNode resource : template(TEMPLATES[0]).path("Resources")) {
      String handler = resource.path("Properties").path("Handler").asText();
      if (handler.startsWith("io.pipewright.")) {
        handlers.add(handler);
      }
    }

    assertThat(handlers).hasSize(4);
    for (String handler : handlers) {
      assertThatCode(() -> Class.forName(handler).getConstructor()).doesNotThrowAnyException();
    }
  }

  @Test
  void theLedgersTableIsTheOneThatTheCodeReads() throws IOException {
    for (String template : TEMPLATES) {
      JsonNode table = ledger(template(template));
      assertThat(keys(table.path("KeySchema")))
          .as(template)
          .containsOnly(
              Map.entry("HASH", LedgerTable.PARTITION_KEY),
              Map.entry("RANGE", LedgerTable.SORT_KEY));
      assertThat(table.path("TimeToLiveSpecification").path("AttributeName").asText())
          .isEqualTo(LedgerTable.EXPIRES);
      assertThat(table.path("GlobalSecondaryIndexes")).hasSize(LedgerTable.indexes().size());
      for (LedgerTable.Index index : LedgerTable.indexes()) {
        assertThat(keys(index(table, index.name()).path("KeySchema")))
            .as(index.name())
            .containsOnly(
                Map.entry("HASH", index.partitionKey()), Map.entry("RANGE", index.sortKey()));
      }
    }
  }

  private static JsonNode ledger(JsonNode template) {
    for (JsonNode resource : template.path("Resources")) {
      if (resource.path("Type").asText().equals("AWS::DynamoDB::Table")) {
        return resource.path("Properties");
      }
    }
    throw new AssertionError("there is no table");
  }

  private static JsonNode index(JsonNode table, String name) {
    for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
      if (index.path("IndexName").asText().equals(name)) {
        return index;
      }
    }
    throw new AssertionError("there is no index " + name);
  }

  private static Map<String, String> keys(JsonNode schema) {
    Map<String, String> keys = new TreeMap<>();
    schema.forEach(
        key -> keys.put(key.path("KeyType").asText(), key.path("AttributeName").asText()));
    return keys;
  }

  private static JsonNode template(String resource) throws IOException {
    try (InputStream in = FactoryTemplateTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new ObjectMapper().readTree(in);
    }
  }
}
