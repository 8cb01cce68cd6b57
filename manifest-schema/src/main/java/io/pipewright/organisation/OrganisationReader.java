package io.pipewright.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.manifest.Severity;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import io.pipewright.schema.Document;
import io.pipewright.schema.DocumentSchema;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code factory.yaml}.
 *
 * <pre>{@code
 * version: 1
 * aws: { account: "111111111111", region: eu-west-1 }
 * bitbucket: { kind: datacenter, url: https://bitbucket.example.com, tokenSecret: pipewright/token,
 *   webhookSecret: pipewright/webhook }
 * factory: { sourceBucket: pipewright-sources, image: example/pipewright:1.0.0, cluster: pipewright,
 *   taskDefinition: pipewright-generator, subnets: [subnet-0a1b2c3d],
 *   securityGroups: [sg-0a1b2c3d], console: https://pipewright.example.com }
 * teams:
 *   payments:
 *     key: arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d
 *     repositories: [PAY/ledger-api]
 * environments:
 *   dev:
 *     account: "222222222222"
 *     region: eu-west-1
 *     protected: false
 *     deployRole: arn:aws:iam::222222222222:role/pipeline/deploy
 *     executionRole: arn:aws:iam::222222222222:role/pipeline/cfn-exec
 * gates: { coverage: 0, failOn: high }
 * }</pre>
 */
public final class OrganisationReader {
  private static final DocumentSchema SCHEMA =
      DocumentSchema.load(FileKind.FACTORY, OrganisationReader.class, "factory.schema.json");

  private OrganisationReader() {}

  /**
   * Reads the organisation's file.
   *
   * @param fileName for the places of the problems, for example {@code factory.yaml}
   * @param bytes the whole file
   * @return the organisation, or all its problems by their place
   */
  public static Result<Organisation> read(String fileName, byte[] bytes) {
    return SCHEMA
        .read(fileName, bytes)
        .match(OrganisationReader::organisation, problems -> new Result.Invalid<>(problems));
  }

  /** The JSON Schema of the organisation's file, for editors and for documentation. */
  public static JsonNode schema() {
    return SCHEMA.json();
  }

  private static Result<Organisation> organisation(Document document) {
    return new OrganisationCheck(document)
        .problems()
        .orElse(
            () -> {
              JsonNode json = document.json();
              return new Organisation(
                  new AwsHome(text(json, "aws", "account"), text(json, "aws", "region")),
                  bitbucket(json.path("bitbucket")),
                  factory(json.path("factory")),
                  teams(json.path("teams")),
                  environments(json.path("environments")),
                  new GateDefaults(
                      json.path("gates").path("coverage").asInt(0),
                      Severity.parse(json.path("gates").path("failOn").asText("high"))));
            });
  }

  private static BitbucketSettings bitbucket(JsonNode json) {
    return new BitbucketSettings(
        BitbucketKind.parse(json.path("kind").asText()),
        baseUrl(json.path("url")),
        json.path("tokenSecret").asText(),
        json.path("webhookSecret").asText());
  }

  private static FactorySettings factory(JsonNode json) {
    return new FactorySettings(
        json.path("sourceBucket").asText(),
        json.path("image").asText(),
        json.path("cluster").asText(),
        json.path("taskDefinition").asText(),
        json.path("checkoutTask").asText("pipewright-checkout"),
        json.path("ledger").asText("pipewright-ledger"),
        json.path("queue").asText("pipewright-deliveries.fifo"),
        texts(json.path("subnets")),
        texts(json.path("securityGroups")),
        baseUrl(json.path("console")));
  }

  private static Map<String, Team> teams(JsonNode json) {
    Map<String, Team> teams = new LinkedHashMap<>();
    json.properties()
        .forEach(
            team -> {
              Set<RepositoryId> repositories = new LinkedHashSet<>();
              texts(team.getValue().path("repositories"))
                  .forEach(repository -> repositories.add(RepositoryId.parse(repository)));
              teams.put(
                  team.getKey(),
                  new Team(team.getKey(), text(team.getValue(), "key"), repositories));
            });
    return teams;
  }

  private static Map<String, Environment> environments(JsonNode json) {
    Map<String, Environment> environments = new LinkedHashMap<>();
    json.properties()
        .forEach(
            member -> {
              JsonNode environment = member.getValue();
              environments.put(
                  member.getKey(),
                  new Environment(
                      member.getKey(),
                      text(environment, "account"),
                      text(environment, "region"),
                      environment.path("protected").asBoolean(true),
                      text(environment, "deployRole"),
                      text(environment, "executionRole")));
            });
    return environments;
  }

  private static URI baseUrl(JsonNode json) {
    return URI.create(json.asText().replaceFirst("/+$", ""));
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String text(JsonNode json, String... keys) {
    JsonNode found = json;
    for (String key : keys) {
      found = found.path(key);
    }
    return found.asText();
  }
}
