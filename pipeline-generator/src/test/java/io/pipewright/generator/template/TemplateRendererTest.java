package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.plan.PipelinePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template as a whole, and what rendering it leaves behind. */
class TemplateRendererTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/pipewright/generator/template/ledger-api.json");
  private static RenderedTemplate rendered;
  private static DrawnTemplate template;

  @BeforeAll
  static void render() throws IOException {
    rendered = TemplateRenderer.plain().render(Plans.ledger());
    template = new DrawnTemplate(rendered);
  }

  @Test
  void isTheRecordedOneInEveryProcess() throws IOException {
    String pretty =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(template.root());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, pretty + "\n");
    }
    assertThat(pretty + "\n").isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void isTheSameBytesEachTime() {
    assertThat(TemplateRenderer.plain().render(Plans.ledger()).json()).isEqualTo(rendered.json());
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.list(directory)) {
      assertThat(
              files.filter(
                  file -> file.getFileName().toString().startsWith("pipewright-template-")))
          .isEmpty();
    }
  }

  @Test
  void isBareAndFitsIntoACall() {
    assertThat(template.root().fieldNames())
        .toIterable()
        .containsExactly("Description", "Resources");
    assertThat(rendered.json()).doesNotContain("\n").doesNotContain("AWS::Partition");
    assertThat(rendered.size()).isLessThan(51_200);
    assertThat(rendered.stackName()).isEqualTo("payments--ledger-api");
    assertThat(rendered.tags()).containsEntry("team", "payments");
  }

  @Test
  void satisfiesTheCdksOwnRules() {
    assertThat(TemplateRenderer.strict().render(Plans.ledger()).json()).isEqualTo(rendered.json());
  }

  @Test
  void theCdksOwnRulesBite() {
    assertThatThrownBy(() -> TemplateRenderer.strict().render(Plans.withTimeout(1)))
        .hasMessageContaining("alidation");
  }

  @Test
  void refusesARegionThatThePipelineHasNoBucketIn() {
    PipelinePlan plan = Plans.deployingTo("us-east-1");
    assertThatThrownBy(() -> TemplateRenderer.plain().render(plan))
        .isInstanceOf(SurroundingsException.class)
        .hasMessage(
            "the environment prod is in us-east-1, and pipelines in eu-west-1 cannot deploy there");
  }
}
