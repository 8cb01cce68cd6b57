package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cloudformation.TemplateParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterProposalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CodeBucket; Type: String; ${artifact.bucket}",
        "Bucket; Type: String; ${artifact.bucket}",
        "CodeKey; Type: String; ${artifact.key}",
        "S3Key; Type: String; ${artifact.key}",
        "Version; Type: String; ${version}",
        "AppVersion; Type: String; ${version}",
        "EngineVersion; Type: String; -",
        "LogBucket; Type: String; -",
        "KmsKey; Type: String; -",
        "ApiKey; Type: String; -",
        "CodeKey; Type: Number; -",
        "Version; Type: String, AllowedValues: [v1, v2]; v1",
        "Size; Type: String, AllowedValues: [small, large]; small",
        "Count; Type: Number, AllowedValues: [3, 5]; 3",
        "Stage; Type: String; dev",
        "Env; Type: String, AllowedValues: [prod, dev]; dev",
        "Which; Type: String, AllowedValues: [prod, dev]; dev",
        "Stage; Type: String, AllowedPattern: '[0-9]+'; -",
        "Stage; Type: String, AllowedValues: [blue]; blue",
        "Trap; Type: String, AllowedValues: ['${x}', '#{y}', '{{resolve:z}}', w]; w",
        "Trap; Type: String, AllowedValues: ['${x}']; -",
        "Odd; Type: String, AllowedValues: [abc], MaxLength: 2; -",
        "Password; Type: String; -"
      })
  void proposes(String name, String declaration, String value) {
    assertThat(proposals("  %s: { %s }".formatted(name, declaration)))
        .singleElement()
        .satisfies(proposal -> assertThat(proposal.value().orElse("-")).isEqualTo(value));
  }

  @Test
  void aBucketAndAKeyOfOneNameBelongTogether() {
    assertThat(proposals("  DataBucket: { Type: String }\n  DataKey: { Type: String }"))
        .extracting(proposal -> proposal.value().orElse("-"))
        .containsExactly("${artifact.bucket}", "${artifact.key}");
  }

  @Test
  void leavesOutWhatHasADefaultOrNoName() {
    assertThat(proposals("  A: { Type: String, Default: x }\n  not-a-name: { Type: String }"))
        .isEmpty();
  }

  @Test
  void saysWhatIsNeeded() {
    assertThat(proposals("  Password: { Type: String, MinLength: 8, AllowedPattern: '[a-z]+' }"))
        .extracting(ParameterProposal::remark)
        .containsExactly("the template requires it: String, length at least 8, like [a-z]+");
  }

  private static List<ParameterProposal> proposals(String parameters) {
    String text = "Parameters:\n" + parameters + "\nResources: { A: { Type: AWS::S3::Bucket } }\n";
    return TemplateParameters.read("x.yaml", text)
        .match(
            read -> ParameterProposal.of(new FoundTemplate("x.yaml", read, false), "dev"),
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
