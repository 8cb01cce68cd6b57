package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.generator.template.TemplateRenderer;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanRequest;
import io.pipewright.plan.Planner;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real packs, planned and drawn for the real examples. */
class ExamplePipelinesTest {
  /** CloudFormation's limit for a template that is fetched from S3. */
  private static final int LIMIT = 1_000_000;

  static List<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Fixtures.HOME.resolve("examples"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pipeline.yaml"))).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isDrawnWithinTheLimit(Path example) throws IOException {
    RenderedTemplate template = TemplateRenderer.plain().render(plan(example));

    assertThat(template.size()).isBetween(10_000, LIMIT);
    assertThat(template.json()).contains("\"AWS::CodePipeline::Pipeline\"");
  }

  private static PipelinePlan plan(Path example) throws IOException {
    String name = String.valueOf(example.getFileName());
    byte[] manifest = Files.readAllBytes(example.resolve("pipeline.yaml"));
    return Fixtures.right(
        new Planner(Fixtures.packs())
            .plan(
                new PlanRequest(
                    ManifestReader.readPartly("pipeline.yaml", manifest),
                    Fixtures.organisation(),
                    new RepositoryId("EX", name),
                    paths(example),
                    Map.of())));
  }

  private static List<String> paths(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> example.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
