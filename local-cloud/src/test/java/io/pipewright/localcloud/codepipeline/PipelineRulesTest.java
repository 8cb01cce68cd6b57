package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineRulesTest {
  private ObjectNode properties;

  @BeforeEach
  void template() throws IOException {
    properties = (ObjectNode) PipelineHost.template().at("/Resources/Pipeline/Properties");
  }

  private List<String> problems() {
    return PipelineRules.problems(
        PipelineReader.read("generated", properties), name -> name.startsWith("pay--ledger-"));
  }

  @Test
  void aSoundPipelineHasNoProblems() {
    assertThat(problems()).isEmpty();
  }

  /** One change each to the sound pipeline, and what it must be refused for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/Name                                         | \"a b\"         | pipeline name 'a b'",
        "/RoleArn                                      | \"\"            | RoleArn",
        "/Stages/1/Name                                | \"Source\"      | two stages",
        "/Stages/1/Name                                | \"Bu ild\"      | stage name 'Bu ild'",
        "/Stages/1/Actions/1/Name                      | \"Test\"        | there twice",
        "/Stages/1/Actions/0/ActionTypeId/Category     | \"Source\"      | belong in the first",
        "/Stages/1/Actions/0/ActionTypeId/Provider     | \"Jenkins\"     | does not exist here",
        "/Stages/1/Actions/0/Configuration/ProjectName | \"nowhere\"     | no CodeBuild project",
        "/Stages/1/Actions/0/Configuration/Batch       | \"true\"        | not known here",
        "/Stages/1/Actions/0/InputArtifacts/0/Name     | \"Built\"       | no earlier action",
        "/Stages/1/Actions/0/RunOrder                  | 0               | allowed are 1 to 999",
        "/Stages/2/Actions/0/Configuration/PrimarySource | \"Other\"     | PrimarySource",
        "/Stages/1/Actions/1/Namespace                 | \"Source\"      | is taken",
        "/Stages/0/Actions/0/Configuration/PollForSourceChanges | \"true\" | nothing polls here",
        "/Stages/4/Actions/0/Configuration/ActionMode  | \"DELETE_ONLY\" | CREATE_UPDATE",
      })
  void eachRuleBites(String pointer, String json, String problem) throws IOException {
    int at = pointer.lastIndexOf('/');
    JsonNode parent = properties.at(pointer.substring(0, at));
    ((ObjectNode) parent).set(pointer.substring(at + 1), new ObjectMapper().readTree(json));

    assertThat(problems()).anyMatch(text -> text.contains(problem));
  }

  @Test
  void oneStageIsTooFew() {
    ArrayNode stages = (ArrayNode) properties.path("Stages");
    while (stages.size() > 1) {
      stages.remove(1);
    }

    assertThat(problems()).containsExactly("a pipeline needs at least two stages, this has 1");
  }

  @Test
  void aConfigurationValueHasAtMostAThousandCharacters() {
    ((ObjectNode) properties.at("/Stages/3/Actions/0/Configuration"))
        .put("CustomData", "x".repeat(1001));

    assertThat(problems()).singleElement().asString().contains("1001 characters");
  }
}
