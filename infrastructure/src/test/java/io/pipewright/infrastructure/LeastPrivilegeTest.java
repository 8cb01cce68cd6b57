package io.pipewright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every statement of the factory's own roles. */
class LeastPrivilegeTest {
  private final JsonNode factory = SynthesizedFactory.once().factory();

  @Test
  void allResourcesOnlyWhereThereIsNoResourceLevel() {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : statements("")) {
      if (texts(statement.get("Resource")).contains("*")) {
        actions.addAll(texts(statement.get("Action")));
      }
    }
    assertThat(actions)
        .containsExactly(
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ecr:GetAuthorizationToken");
  }

  @Test
  void noStatementAllowsAllActionsOfAService() {
    for (JsonNode statement : statements("")) {
      assertThat(texts(statement.get("Action")))
          .doesNotContain("*")
          .noneMatch(a -> a.endsWith(":*"));
    }
  }

  @Test
  void theGeneratorChangesResourcesOnlyThroughCloudFormation() {
    List<JsonNode> changes =
        statements("GeneratorTaskTaskRole").stream()
            .filter(
                statement ->
                    texts(statement.get("Action")).stream()
                        .anyMatch(
                            action ->
                                action.matches(
                                    "(iam:(Create|Delete|Put|Update|Tag|Untag)\\w*|s3:(Create|PutBucket).*"
                                        + "|(codepipeline|codebuild|logs):(Create|Update|Delete|Put)\\w*)")))
            .toList();
    assertThat(changes)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(
            statement ->
                assertThat(
                        statement
                            .at("/Condition/ForAnyValue:StringEquals/aws:CalledVia")
                            .toString())
                    .contains("cloudformation.amazonaws.com"));
  }

  @Test
  void nothingDeletesArtefacts() {
    for (JsonNode statement : statements("")) {
      assertThat(texts(statement.get("Action")))
          .noneMatch(action -> action.startsWith("s3:Delete"));
    }
  }

  @Test
  void theGeneratorPassesOnlyRolesOfPipelines() {
    JsonNode pass =
        statements("GeneratorTaskTaskRole").stream()
            .filter(statement -> texts(statement.get("Action")).contains("iam:PassRole"))
            .findFirst()
            .orElseThrow();
    assertThat(texts(pass.get("Resource")))
        .allMatch(
            arn -> arn.contains(":role/pipeline/*") || arn.contains(":role/pipeline-steps/*"));
    assertThat(texts(pass.at("/Condition/StringEquals/iam:PassedToService")))
        .containsExactly("codepipeline.amazonaws.com", "codebuild.amazonaws.com");
  }

  @Test
  void theWebhookWritesNothingButArchives() {
    List<JsonNode> writes =
        statements("WebhookRole").stream()
            .filter(statement -> texts(statement.get("Action")).contains("s3:PutObject"))
            .toList();
    assertThat(writes).hasSize(1);
    assertThat(texts(writes.get(0).get("Resource")))
        .hasSize(3)
        .allMatch(arn -> arn.matches(".*/\\*/\\*/(source\\.zip|pipeline\\.yaml|files\\.txt).*"));
  }

  private List<JsonNode> statements(String role) {
    List<JsonNode> statements = new ArrayList<>();
    factory
        .get("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith(role)
                  && entry.getValue().get("Type").textValue().equals("AWS::IAM::Policy")) {
                entry
                    .getValue()
                    .at("/Properties/PolicyDocument/Statement")
                    .forEach(statements::add);
              }
            });
    assertThat(statements).as("statements of " + role).isNotEmpty();
    return statements;
  }

  /** A value or a list of them; a join or a reference as its JSON. */
  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.isArray() ? value : List.of(value)) {
      texts.add(item.isTextual() ? item.textValue() : item.toString());
    }
    return texts;
  }
}
