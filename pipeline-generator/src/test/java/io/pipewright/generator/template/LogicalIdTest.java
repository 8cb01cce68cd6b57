package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resources keep their logical ids, and CloudFormation therefore keeps the resources. */
class LogicalIdTest {
  private static DrawnTemplate template;

  @BeforeAll
  static void render() throws IOException {
    template = new DrawnTemplate(TemplateRenderer.plain().render(Plans.ledger()));
  }

  @Test
  void keepsTheNamesOfWhatHoldsState() {
    assertThat(template.resources("AWS::S3::Bucket")).containsOnlyKeys("Artifacts82DD59A1");
    assertThat(template.resources("AWS::CodePipeline::Pipeline"))
        .containsOnlyKeys("PipelineC660917D");
    assertThat(template.resources("AWS::CodeBuild::Project"))
        .containsOnlyKeys(
            "ProjectLintProject6B41E22A",
            "ProjectBuildProject6A898476",
            "ProjectSastProjectEC04B85E",
            "ProjectSecretsProject0726240E",
            "ProjectSbomProjectA4E97B7B",
            "ProjectVersionProject3EA1DC99",
            "ProjectPackageProject14ED4AB2");
  }

  @Test
  void namesDoNotDependOnPosition() throws IOException {
    DrawnTemplate shorter =
        new DrawnTemplate(TemplateRenderer.plain().render(Plans.withoutStage("Lint")));

    assertThat(template.resources("AWS::CodeBuild::Project").keySet())
        .containsAll(shorter.resources("AWS::CodeBuild::Project").keySet());
    assertThat(template.resources("AWS::IAM::Role").keySet())
        .containsAll(shorter.resources("AWS::IAM::Role").keySet());
  }
}
