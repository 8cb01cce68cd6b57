package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.Problem;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTextTest {
  private static final String TEMPLATE = "Resources: { A: { Type: AWS::S3::Bucket } }";
  private static final String SECRET = "Parameters: { Secret: { Type: String } }\n" + TEMPLATE;

  static Stream<Map<String, String>> repositories() {
    return Stream.of(
        Map.of(),
        Map.of("pom.xml", ""),
        Map.of("pom.xml", "", "infra/service.yaml", TEMPLATE),
        Map.of("pom.xml", "", "infra/service.yaml", SECRET),
        Map.of("pom.xml", "", "template.yaml", "Transform: X\n" + TEMPLATE),
        Map.of("a/pom.xml", "", "b/package.json", "", "b/infra/x.yaml", TEMPLATE));
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void everyKeyOfTheSchemaStandsInIt(Map<String, String> files) {
    String text = draft(files).text();
    Set<String> keys = new TreeSet<>();
    collect(ManifestReader.schema(), keys);
    keys.removeAll(Set.of("directory", "uses", "parameters"));
    assertThat(keys).contains("version", "notify", "failOn", "template");
    assertThat(keys).allSatisfy(key -> assertThat(text).containsPattern("\\b" + key + "'?:"));
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void theFirstLineNamesTheSchema(Map<String, String> files) {
    assertThat(draft(files).text().lines().findFirst())
        .contains(
            "# yaml-language-server: $schema=" + ManifestReader.schema().path("$id").asText());
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void everyKeyAtRestCanBeSet(Map<String, String> files) {
    List<String> lines = draft(files).text().lines().toList();
    List<int[]> blocks = blocksAtRest(lines);
    assertThat(blocks).hasSizeGreaterThan(3);
    for (int[] block : blocks) {
      List<String> awake = new ArrayList<>(lines);
      for (int line = block[0]; line < block[1]; line++) {
        awake.set(line, awake.get(line).replaceFirst("#", ""));
      }
      assertThat(problems(String.join("\n", awake))).as(lines.get(block[0])).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void isShort(Map<String, String> files) {
    List<String> lines = draft(files).text().lines().toList();
    assertThat(lines).hasSizeLessThanOrEqualTo(64);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
  }

  @Test
  void asManyEnvironmentsAsThereAreStages() {
    Map<String, String> files = new HashMap<>();
    IntStream.range(0, 12)
        .forEach(
            number -> {
              files.put("s" + (char) ('a' + number) + "/pom.xml", "");
              files.put("s" + (char) ('a' + number) + "/template.yaml", TEMPLATE);
            });
    Drafting.Drafted drafted = draft(files);
    assertThat(drafted.problems()).isEmpty();
    assertThat(drafted.draft().destinations())
        .extracting(Draft.Destination::environment)
        .containsExactly("dev");
    assertThat(drafted.draft().remarks()).singleElement().asString().contains("'prod'", "stages");
    assertThat(drafted.text()).contains("Nothing is deployed to 'prod'");
  }

  @Test
  void whatAPersonHasToFindStandsAtRest() {
    Drafting.Drafted drafted = draft(Map.of("pom.xml", "", "infra/service.yaml", SECRET));
    assertThat(drafted.text())
        .contains(
            "#        parameters:\n#          Secret: \"\" # the template requires it: String");
    assertThat(drafted.problems()).extracting(Problem::code).containsOnly("PW-M073").hasSize(2);
  }

  @Test
  void saysThatAContainerIsNotBuilt() {
    assertThat(draft(Map.of("pom.xml", "", "Dockerfile", "", "tests/Dockerfile", "")).text())
        .contains("# Not used: Dockerfile. No pipeline builds or deploys images yet.\n");
    assertThat(draft(Map.of("api/pom.xml", "", "go/Dockerfile", "")).text())
        .contains("# Not a component, as no language pack recognises a build file: go.\n");
  }

  @Test
  void saysThatAMacroIsNotRun() {
    Drafting.Drafted drafted =
        draft(Map.of("pom.xml", "", "template.yaml", "Transform: X\n" + TEMPLATE));
    assertThat(drafted.problems()).isEmpty();
    assertThat(drafted.text()).contains("# template.yaml has a Transform").contains("\n#deploy:");
  }

  @Test
  void sharedTemplatesBelongToTheComponentsOfTheirName() {
    Drafting.Drafted drafted =
        draft(
            Map.of(
                "services/api/pom.xml", "",
                "web/package.json", "",
                "infra/api.yaml", TEMPLATE,
                "infra/web/service.yaml", TEMPLATE,
                "infra/network.yaml", TEMPLATE));
    assertThat(drafted.problems()).isEmpty();
    assertThat(drafted.draft().parts())
        .extracting(part -> part.deployed().orElseThrow().path())
        .containsExactly("infra/web/service.yaml", "infra/api.yaml");
    assertThat(drafted.draft().remarks()).singleElement().asString().contains("infra/network.yaml");
  }

  private static List<int[]> blocksAtRest(List<String> lines) {
    Pattern start = Pattern.compile(" *#[a-zA-Z ].*");
    List<int[]> blocks = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      // A key at rest; what is indented behind the '#' belongs to the one before.
      if (lines.get(line).matches(" *#[a-z].*") || lines.get(line).matches(" *#  +parameters:")) {
        int end = line + 1;
        while (end < lines.size()
            && start.matcher(lines.get(end)).matches()
            && lines.get(end).matches(" *#  +.*")) {
          end++;
        }
        blocks.add(new int[] {line, end});
      }
    }
    return blocks;
  }

  private static void collect(JsonNode schema, Set<String> keys) {
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.forEach(child -> collect(child, keys));
  }

  private static List<Problem> problems(String text) {
    return ManifestReader.readPartly("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8))
        .problems();
  }

  private static Drafting.Drafted draft(Map<String, String> files) {
    return new Drafting(
            Packs.planning(), new PlanningOptions(), new KnownFiles(files), "pipeline.yaml")
        .draft(RepositoryId.parse("PAY/ledger-api"), "a test");
  }
}
