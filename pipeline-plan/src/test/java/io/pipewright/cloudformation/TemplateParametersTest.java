package io.pipewright.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateParametersTest {
  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Parameters:
        Size: { Type: String, AllowedValues: [small, large], Default: small }
        Count: { Type: Number, MinValue: 1, MaxValue: 10 }
        Name: { Type: String, AllowedPattern: "[a-z]+", MinLength: 2, MaxLength: 5 }
        Zones: { Type: CommaDelimitedList, AllowedValues: [a, b, c] }
        Image: { Type: "AWS::SSM::Parameter::Value<String>", AllowedPattern: "x" }
        Code: { Type: Number, AllowedValues: [1, 2] }
      Resources:
        Function: !Sub "${Name}-x"
        Policy: !If [ A, !GetAtt B.Arn, { "Fn::Sub": "x" } ]
      """;

  @ParameterizedTest
  @CsvSource({
    "Size, small, true",
    "Size, huge, false",
    "Count, 10, true",
    "Count, 10.5, false",
    "Count, 0, false",
    "Count, many, false",
    "Name, abc, true",
    "Name, a, false",
    "Name, abcdef, false",
    "Name, ABC, false",
    "Zones, 'a, c', true",
    "Zones, 'a,d', false",
    "Image, /any/name, true",
    "Code, 2, true",
    "Code, 3, false"
  })
  void judgesValuesAsCloudFormationWould(String name, String value, boolean isTaken) {
    assertThat(parameter(TEMPLATE, name).refusal(value).isEmpty()).isEqualTo(isTaken);
  }

  @Test
  void knowsWhichMayBeLeftOut() {
    assertThat(parameter(TEMPLATE, "Size").hasDefault()).isTrue();
    assertThat(parameter(TEMPLATE, "Count").hasDefault()).isFalse();
  }

  @Test
  void readsJsonWithTabs() {
    String json =
        "{\n\t\"Parameters\": {\n\t\t\"A\": {\"Type\": \"String\"}\n\t},\n\t\"Resources\": {}\n}";
    assertThat(parameter(json, "A").type()).isEqualTo("String");
  }

  @Test
  void saysWhatIsNoTemplate() {
    assertThat(problems("Outputs: {}\n"))
        .extracting(Problem::message)
        .containsExactly("there is no 'Resources' in it");
    assertThat(problems("a: [\n")).hasSize(1);
    assertThat(problems("- Resources\n")).hasSize(1);
  }

  @Test
  void givesUpOnAPatternThatWouldNeverEnd() {
    String template =
        "Parameters: { A: { Type: String, AllowedPattern: \"(a+)+\\\\1b\" } }\nResources: {}\n";
    Optional<String> refusal =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> parameter(template, "A").refusal("a".repeat(60)));
    assertThat(refusal).isEmpty();
  }

  private static TemplateParameter parameter(String template, String name) {
    Map<String, TemplateParameter> parameters =
        TemplateParameters.read("t.yaml", template)
            .match(found -> found, problems -> fail("" + problems));
    TemplateParameter parameter = parameters.get(name);
    return parameter == null ? fail("no " + name) : parameter;
  }

  private static List<Problem> problems(String template) {
    return TemplateParameters.read("t.yaml", template)
        .match(found -> fail("" + found), problems -> problems);
  }
}
