package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.localcloud.server.AwsError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTest {
  private static final String TOPIC = "Resources: {T: {Type: 'AWS::SNS::Topic', Properties: {N: ";

  private static void check(String template, Map<String, String> given) {
    TemplateCheck.check(TemplateReader.read(template), given);
  }

  @Test
  void aRealTemplatePasses() throws Exception {
    String template = PipelineHost.resource("service.yaml");

    assertThatCode(() -> check(template, Map.of("Version", "1", "Bucket", "b", "Size", "Large")))
        .doesNotThrowAnyException();
  }

  @Test
  void shortFormsBecomeLongForms() {
    assertThat(TemplateReader.read("{A: !GetAtt B.C.D, E: !Join [x, [!Ref F]]}").toString())
        .isEqualTo(
            "{\"A\":{\"Fn::GetAtt\":[\"B\",\"C.D\"]},"
                + "\"E\":{\"Fn::Join\":[\"x\",[{\"Ref\":\"F\"}]]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Nope                    | unresolved reference to 'Nope'",
        "!Sub 'x-${Nope}'             | unresolved reference to 'Nope'",
        "!Sub ['${A}${Nope}', {A: b}] | unresolved reference to 'Nope'",
        "!GetAtt Nope.Arn             | unresolved reference to 'Nope'",
      })
  void referencesMustResolve(String value, String message) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> check(TOPIC + value + "}}}", Map.of()))
        .withMessageContaining(message)
        .withMessageContaining("Resources.T.Properties.N");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Parameters: {}                  | at least one Resources member",
        "Resources: {}                   | at least one Resources member",
        "Resources: {T: {Properties: {}}}| Resources.T has no Type",
        "a: [                            | not well-formed",
      })
  void itMustBeATemplate(String template, String message) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> check(template, Map.of()))
        .withMessageContaining(message);
  }

  @Test
  void parametersMustFit() {
    String template =
        "Parameters: {Size: {Type: String, AllowedValues: [Small]}}\n" + TOPIC + "x}}}";

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> check(template, Map.of()))
        .withMessageContaining("[Size] must have values");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> check(template, Map.of("Size", "Huge")))
        .withMessageContaining("must be one of [Small]");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> check(template, Map.of("Size", "Small", "Sise", "Small")))
        .withMessageContaining("[Sise] do not exist in the template");
  }
}
