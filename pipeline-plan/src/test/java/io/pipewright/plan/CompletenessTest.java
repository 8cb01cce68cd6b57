package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.manifest.CloudFormationTarget;
import io.pipewright.manifest.Component;
import io.pipewright.manifest.Deployment;
import io.pipewright.manifest.Manifest;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.AwsHome;
import io.pipewright.organisation.BitbucketSettings;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.organisation.GateDefaults;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.organisation.Team;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a record of a manifest or an organisation can hold is in the schema and in the docs; of a
 * manifest also in an example and in a message that is held.
 */
class CompletenessTest {
  private static final Path ROOT = Path.of("..");
  private static final Path INVALID = Path.of("src/test/resources/invalid");

  /** From a record's component to its key; the name itself where a key is free. */
  private static final Map<String, String> MANIFEST = new HashMap<>();

  private static final Map<String, String> FACTORY = new HashMap<>();

  static {
    keys(
        MANIFEST,
        Manifest.class,
        "application=application",
        "team=team",
        "components=components",
        "notifyEmail=notify.email");
    keys(
        MANIFEST,
        Component.class,
        "name=components.NAME",
        "directory=components.NAME.directory",
        "uses=components.NAME.uses",
        "language=language",
        "runtime=runtime",
        "buildTool=build.tool",
        "coverage=test.coverage",
        "failOn=scan.failOn",
        "artifact=artifact",
        "deploy=deploy");
    // The index is the entry's place in the list.
    keys(
        MANIFEST,
        Deployment.class,
        "index=deploy",
        "environment=deploy[].environment",
        "target=deploy[].target");
    keys(
        MANIFEST,
        CloudFormationTarget.class,
        "template=deploy[].target.cloudformation.template",
        "parameters=deploy[].target.cloudformation.parameters");
    keys(
        FACTORY,
        Organisation.class,
        "aws=aws",
        "bitbucket=bitbucket",
        "factory=factory",
        "teams=teams",
        "environments=environments",
        "gates=gates");
    keys(FACTORY, AwsHome.class, "account=aws.account", "region=aws.region");
    keys(
        FACTORY,
        BitbucketSettings.class,
        "kind=bitbucket.kind",
        "url=bitbucket.url",
        "tokenSecret=bitbucket.tokenSecret",
        "webhookSecret=bitbucket.webhookSecret");
    keys(
        FACTORY,
        FactorySettings.class,
        "sourceBucket=factory.sourceBucket",
        "image=factory.image",
        "cluster=factory.cluster",
        "taskDefinition=factory.taskDefinition",
        "checkoutTask=factory.checkoutTask",
        "ledger=factory.ledger",
        "queue=factory.queue",
        "subnets=factory.subnets",
        "securityGroups=factory.securityGroups",
        "console=factory.console");
    keys(
        FACTORY,
        Team.class,
        "name=teams.NAME",
        "key=teams.NAME.key",
        "repositories=teams.NAME.repositories");
    keys(
        FACTORY,
        Environment.class,
        "name=environments.NAME",
        "account=environments.NAME.account",
        "region=environments.NAME.region",
        "isProtected=environments.NAME.protected",
        "deployRole=environments.NAME.deployRole",
        "executionRole=environments.NAME.executionRole");
    keys(FACTORY, GateDefaults.class, "coverage=gates.coverage", "failOn=gates.failOn");
  }

  @TestFactory
  Stream<DynamicTest> everyComponentIsInSchemaDocsExampleAndGolden() throws IOException {
    String examples = texts(ROOT.resolve("examples"), "pipeline.yaml");
    String goldens = texts(INVALID, ".problems.txt");
    return MANIFEST.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      String key = entry.getValue();
                      check(ManifestReader.schema(), ROOT.resolve("docs/manifest.md"), key);
                      String last = key.substring(key.lastIndexOf('.') + 1);
                      if (!last.equals("NAME")) {
                        assertThat(examples).as("an example has " + key).contains(last + ":");
                      }
                      String told = key.replace("NAME", "api").replace("[]", "[0]");
                      assertThat(goldens).as("a message about " + told).contains("  " + told);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyComponentOfTheOrganisationIsInSchemaAndDocs() {
    return FACTORY.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        check(
                            OrganisationReader.schema(),
                            ROOT.resolve("docs/factory.md"),
                            entry.getValue())));
  }

  @Test
  void noRecordIsForgotten() {
    for (Class<?> type :
        List.of(
            Manifest.class,
            Component.class,
            Deployment.class,
            CloudFormationTarget.class,
            Organisation.class,
            AwsHome.class,
            BitbucketSettings.class,
            FactorySettings.class,
            Team.class,
            Environment.class,
            GateDefaults.class)) {
      for (RecordComponent component : type.getRecordComponents()) {
        String name = type.getSimpleName() + "." + component.getName();
        assertThat(MANIFEST.containsKey(name) || FACTORY.containsKey(name))
            .as(name + " has no key here")
            .isTrue();
      }
    }
  }

  private static void check(JsonNode schema, Path page, String key) throws IOException {
    JsonNode node = schema;
    for (String step : key.replace("[]", ".[]").split("\\.", -1)) {
      node = resolve(schema, step.equals("[]") ? node.path("items") : member(node, step));
    }
    assertThat(node.has("description")).as("the schema has " + key).isTrue();
    assertThat(Files.readString(page)).contains("\n## `" + key + "`\n");
  }

  private static JsonNode member(JsonNode node, String step) {
    JsonNode property = node.path("properties").path(step);
    return property.isMissingNode() ? node.path("additionalProperties") : property;
  }

  private static JsonNode resolve(JsonNode schema, JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = schema.at(found.path("$ref").asText().substring(1));
    }
    return found;
  }

  private static void keys(Map<String, String> keys, Class<?> type, String... pairs) {
    for (String pair : pairs) {
      String[] parts = pair.split("=", 2);
      keys.put(type.getSimpleName() + "." + parts[0], parts[1]);
    }
  }

  private static String texts(Path directory, String ending) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
