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

/** What is refused in variables and conditions before anything runs. */
class ConditionRulesTest {
  private static final String CONDITION = "/Stages/2/BeforeEntry/Conditions/0";
  private EntryTemplate template;

  @BeforeEach
  void open() throws IOException {
    template =
        new EntryTemplate()
            .variable("Changed", "api,web")
            .rule("Package", "Api", "#{variables.Changed}", "MATCHES", "(^|.*,)api(,.*|$)");
  }

  private List<String> problems() {
    return PipelineRules.problems(
        PipelineReader.read("generated", template.properties()), name -> true);
  }

  @Test
  void soundVariablesAndConditionsHaveNoProblems() {
    template.variable("x".repeat(128)).put("Description", "");
    for (int i = 0; i < 4; i++) {
      template.rule("Package", "rule" + i, "#{Version.VERSION}", "NE", "x".repeat(10_000));
    }
    template.rule("Deploy-prod", "Api", "#{Version.VERSION}", "EQ", "[#{variables.Changed}");
    template.rule("Deploy-prod", "Open", "#{a.b}", "MATCHES", "[#{variables.Changed}");

    assertThat(problems()).isEmpty();
  }

  /** One change each, and what it must be refused for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/Result                         | \"FAIL\"      | Result is 'FAIL', allowed here is SKIP",
        "/Result                         | \"ROLLBACK\"  | Result is 'ROLLBACK', allowed here is SKIP",
        "/Result                         | null          | Result is 'null', allowed here is SKIP",
        "/Rules                          | []            | has 0 rules, allowed are 1 to 5",
        "/Rules/0/Name                   | \"a b\"       | rule 'a b': the name must match",
        "/Rules/0/RuleTypeId/Provider    | \"LambdaInvoke\" | type Rule/AWS/LambdaInvoke/1 does not",
        "/Rules/0/RuleTypeId/Provider    | \"DeploymentWindow\" | allowed is Rule/AWS/VariableCheck/1",
        "/Rules/0/RuleTypeId/Category    | \"Build\"     | type Build/AWS/VariableCheck/1 does not",
        "/Rules/0/RuleTypeId/Version     | \"2\"         | type Rule/AWS/VariableCheck/2 does not",
        "/Rules/0/Configuration          | {}            | Configuration.Operator is required",
        "/Rules/0/Configuration/Variable | \"Changed\"   | is 'Changed', it must be one reference",
        "/Rules/0/Configuration/Variable | \"#{a.b}c\"   | it must be one reference",
        "/Rules/0/Configuration/Operator | \"GT\"        | allowed are [EQ, NE, CONTAINS, MATCHES]",
        "/Rules/0/Configuration/Value    | \"(api\"      | is not a regular expression: Unclosed",
        "/Rules/0/Configuration/Value    | \"\"          | Value has 0 characters",
        "/Rules/0/Configuration/Regex    | \"x\"         | Configuration.Regex is not known here",
      })
  void eachRuleOfAConditionBites(String pointer, String json, String problem) throws IOException {
    int at = pointer.lastIndexOf('/');
    JsonNode parent = template.properties().at(CONDITION + pointer.substring(0, at));
    ((ObjectNode) parent).set(pointer.substring(at + 1), new ObjectMapper().readTree(json));

    assertThat(problems())
        .anyMatch(text -> text.contains(problem) && text.contains("stage 'Package': BeforeEntry"));
  }

  @Test
  void thereIsExactlyOneCondition() {
    ArrayNode conditions = (ArrayNode) template.properties().at("/Stages/2/BeforeEntry/Conditions");
    conditions.add(conditions.get(0).deepCopy());
    assertThat(problems())
        .containsExactly("stage 'Package': BeforeEntry has 2 conditions, allowed is 1");

    conditions.removeAll();
    assertThat(problems())
        .containsExactly("stage 'Package': BeforeEntry has 0 conditions, allowed is 1");
  }

  @Test
  void theFirstStageIsAlwaysEntered() {
    template.rule("Source", "Api", "#{variables.Changed}", "EQ", "api");

    assertThat(problems())
        .containsExactly("stage 'Source': BeforeEntry cannot be on the first stage");
  }

  @Test
  void aConditionHasAtMostFiveRulesEachWithAName() {
    for (int i = 0; i < 5; i++) {
      template.rule("Package", "Api", "#{variables.Changed}", "EQ", "api");
    }

    assertThat(problems())
        .contains(
            "stage 'Package': BeforeEntry: a condition has 6 rules, allowed are 1 to 5",
            "stage 'Package': BeforeEntry: rule 'Api': the name is there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name         | \"a.b\"    | variable 'a.b': the name must match",
        "Name         | \"\"       | variable '': the name must match",
        "DefaultValue | \"\"       | 'Changed': DefaultValue must be one line of 1 to 1000 characters",
        "DefaultValue | \"a\\nb\"  | found 3 characters in 2 lines",
        "Description  | \"a\\nb\"  | 'Changed': Description must be one line of at most 200",
      })
  void eachRuleOfAVariableBites(String key, String json, String problem) throws IOException {
    ((ObjectNode) template.properties().at("/Variables/0"))
        .set(key, new ObjectMapper().readTree(json));

    assertThat(problems()).singleElement().asString().contains(problem);
  }

  @Test
  void variablesHaveLimits() {
    template.variable("x".repeat(129), "y".repeat(1001));
    template.variable("Changed").put("Description", "z".repeat(201));
    for (int i = 0; i < 48; i++) {
      template.variable("v" + i);
    }

    assertThat(problems())
        .hasSize(5)
        .anyMatch(text -> text.contains("at most 50 variables, this has 51"))
        .anyMatch(text -> text.contains("xxx': the name must match"))
        .anyMatch(text -> text.contains("found 1001 characters in 1 lines"))
        .anyMatch(text -> text.contains("'Changed': the name is there twice"))
        .anyMatch(text -> text.contains("at most 200 characters"));
  }
}
