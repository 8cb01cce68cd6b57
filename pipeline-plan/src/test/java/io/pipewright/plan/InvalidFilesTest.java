package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A collection of files in which something is wrong, each with what is said of it beside it. {@code
 * factory-*.yaml} are organisation's files, {@code pack-*.yaml} language packs, the others
 * manifests. {@code -Dgolden.update=true} writes what is said anew, except in CI.
 */
class InvalidFilesTest {
  private static final Path FILES = Path.of("src/test/resources/invalid");
  private static final String GOLDEN = ".problems.txt";
  private static final Pattern CODE = Pattern.compile("PW-[A-Z][0-9]{3}");

  private static final String SERVICE =
      """
      Parameters:
        A: { Type: String, Default: a }
        Size: { Type: String, Default: s }
        Version: { Type: String, Default: v }
        Url: { Type: String, Default: u }
        Home: { Type: String, Default: h }
      Resources: {}
      """;
  private static final String STRICT =
      """
      Parameters:
        Size: { Type: String, AllowedValues: [small, large] }
        Count: { Type: Number, Default: 1, MinValue: 1, MaxValue: 9 }
        Name: { Type: String, Default: x, AllowedPattern: "[a-z]+" }
      Resources: {}
      """;
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "infra/service.yaml",
          SERVICE,
          "infra/strict.yaml",
          STRICT,
          "infra/broken.yaml",
          "Resources: [\n",
          "infra/empty.yaml",
          "Outputs: {}\n");
  private static final List<String> PATHS =
      List.of(
          "both/package.json",
          "both/pom.xml",
          "docs/README.md",
          "infra/broken.yaml",
          "infra/empty.yaml",
          "infra/service.yaml",
          "infra/strict.yaml",
          "libs/common/index.js",
          "pipeline.yaml",
          "pom.xml",
          "services/api/pom.xml",
          "web/package.json");

  @TestFactory
  Stream<DynamicTest> everyFileIsToldWhatIsWrong() throws IOException {
    return files(".yaml").stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
  }

  @Test
  void thereAreManyFilesAndNoneIsMissing() throws IOException {
    assertThat(files(".yaml")).hasSizeGreaterThan(200);
    assertThat(files(GOLDEN))
        .extracting(InvalidFilesTest::name)
        .isEqualTo(files(".yaml").stream().map(InvalidFilesTest::name).toList());
  }

  @Test
  void everyKindOfProblemHasItsMessage() throws IOException {
    Set<String> told = new TreeSet<>();
    for (Path golden : files(GOLDEN)) {
      CODE.matcher(Files.readString(golden)).results().forEach(code -> told.add(code.group()));
    }
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(Stream.of(FileKind.values()).map(code::in).filter(told::contains))
          .as(code.name() + " has no file here in which it is told")
          .isNotEmpty();
    }
  }

  private static void check(Path file) throws IOException {
    List<Problem> problems = problems(file);
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      assertThat(problem.fix()).as(problem.describe()).isNotBlank();
      assertThat(problem.message()).as(problem.describe()).isNotBlank();
      text.append(problem.describe()).append('\n');
    }
    assertThat(text.toString())
        .isNotEmpty()
        .doesNotContain("io.pipewright", "Exception", "java.lang", "snakeyaml", "networknt");
    Path golden = file.resolveSibling(name(file) + GOLDEN);
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("goldens are not written in CI").isNotEqualTo("true");
      Files.writeString(golden, text);
    }
    assertThatCode(() -> Files.readString(golden))
        .as("write it with -Dgolden.update=true")
        .doesNotThrowAnyException();
    assertThat(text.toString()).isEqualTo(Files.readString(golden));
  }

  private static List<Problem> problems(Path file) throws IOException {
    String name = name(file);
    byte[] bytes = Files.readAllBytes(file);
    if (name.startsWith("factory-")) {
      return Fixture.problems(OrganisationReader.read("factory.yaml", bytes));
    }
    if (name.startsWith("pack-")) {
      return Fixture.problems(
          LanguagePacks.parse(
              Map.of(name + ".yaml", new String(bytes, StandardCharsets.UTF_8)),
              name.equals("pack-no-gates") ? Map.of() : Fixture.GATES));
    }
    return Fixture.problems(
        Fixture.explain(
            ManifestReader.readPartly("pipeline.yaml", bytes),
            name.equals("repository-not-owned") ? RepositoryId.parse("PAY/stray") : Fixture.LEDGER,
            PATHS,
            TEMPLATES));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(ending)).sorted().toList());
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.yaml$|\\.problems\\.txt$", "");
  }
}
