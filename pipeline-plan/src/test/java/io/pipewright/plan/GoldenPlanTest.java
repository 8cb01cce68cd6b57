package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The plan of every example, with the real language packs and gates. Of what a pack writes into a
 * file only the file's name is kept: the text is in the pack. The plan stands beside the example's
 * folder: inside it would be part of the repository, and its account numbers would stop the secrets
 * gate. {@code -Dgolden.update=true} writes the plans anew, except in CI.
 */
class GoldenPlanTest {
  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES = ROOT.resolve("examples");
  private static final String GOLDEN = ".expected-plan.json";
  // A command of StepCommands that writes a file, as a JSON string.
  private static final Pattern WRITTEN_FILE =
      Pattern.compile("(\"cat > [^\\n]*? <<'PIPEWRIGHT_END_*'\\\\n)(?:\\\\.|[^\"\\\\])*+\"");
  private static final Set<String> BUILT = Set.of("target", "node_modules", ".venv", ".git");

  @TestFactory
  Stream<DynamicTest> everyExampleHasTheExpectedPlan() throws IOException {
    List<Path> examples = folders(EXAMPLES);
    assertThat(examples).isNotEmpty();
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(example.getFileName().toString(), () -> check(example)));
  }

  @Test
  void everyExpectedPlanHasItsExample() throws IOException {
    try (Stream<Path> children = Files.list(EXAMPLES)) {
      List<String> expected =
          children
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
      assertThat(expected)
          .isEqualTo(
              folders(EXAMPLES).stream().map(folder -> folder.getFileName() + GOLDEN).toList());
    }
  }

  @Test
  void everyPackPlansAMinimalManifest() throws IOException {
    LanguagePacks packs = packs();
    assertThat(packs.packs()).isNotEmpty();
    for (LanguagePack pack : packs.packs().values()) {
      PipelinePlan plan =
          plan(
              "version: 1\nlanguage: "
                  + pack.name()
                  + "\nbuild: { tool: "
                  + pack.buildTools().keySet().iterator().next()
                  + " }\n",
              RepositoryId.parse("PAY/ledger-api"),
              List.of(),
              Map.of());
      assertThat(Plans.builds(plan)).hasSize(7);
    }
  }

  private static void check(Path example) throws IOException {
    String name = example.getFileName().toString();
    String manifest = Files.readString(example.resolve("pipeline.yaml"));
    PipelinePlan plan =
        plan(manifest, RepositoryId.parse("PAY/" + name), paths(example), templates(example));
    String actual = WRITTEN_FILE.matcher(PlanJson.write(plan)).replaceAll("$1…\"");
    Path golden = EXAMPLES.resolve(name + GOLDEN);
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("goldens are not written in CI").isNotEqualTo("true");
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("write it with -Dgolden.update=true").exists().hasContent(actual);
  }

  private static PipelinePlan plan(
      String manifest, RepositoryId repository, List<String> paths, Map<String, String> templates)
      throws IOException {
    return Fixture.value(
        new Planner(packs())
            .plan(
                new PlanRequest(
                    ManifestReader.readPartly(
                        "pipeline.yaml", manifest.getBytes(StandardCharsets.UTF_8)),
                    organisation(repository),
                    repository,
                    paths,
                    templates)));
  }

  private static Organisation organisation(RepositoryId repository) {
    String factory =
        Fixture.FACTORY.replaceFirst(
            "repositories: \\[[^\\]]*\\]", "repositories: [" + repository + "]");
    return Fixture.value(
        OrganisationReader.read("factory.yaml", factory.getBytes(StandardCharsets.UTF_8)));
  }

  private static LanguagePacks packs() throws IOException {
    return Fixture.value(
        LanguagePacks.parse(
            PackFolder.read(ROOT.resolve("languages")), PackFolder.read(ROOT.resolve("gates"))));
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Map<String, String> templates(Path example) throws IOException {
    Map<String, String> templates = new HashMap<>();
    for (String path : paths(example)) {
      if (path.startsWith("infra/")) {
        templates.put(path, Files.readString(example.resolve(path)));
      }
    }
    return templates;
  }

  private static List<String> paths(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      return files
          .filter(Files::isRegularFile)
          .map(example::relativize)
          .filter(path -> !BUILT.contains(path.getName(0).toString()))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
