package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a repository holds, what is drafted is read without a problem, and what is left to a
 * person is only what no file says.
 */
class RandomRepositoryTest {
  private static final List<String> DIRECTORIES =
      List.of(
          "api",
          "web",
          "services",
          "my app",
          "grün",
          "😀",
          "true",
          "1.10",
          "-x",
          "null",
          "infra",
          "cfn",
          "deploy",
          "templates",
          "src",
          "tests",
          ".github",
          "a\nb",
          "x".repeat(90),
          "~",
          "LongServiceName",
          "#",
          "'",
          "..."); // the last is a name like any other

  private static final List<String> FILES =
      List.of(
          "pom.xml",
          "package.json",
          "requirements.txt",
          "pyproject.toml",
          "setup.py",
          "Dockerfile",
          ".nvmrc",
          ".java-version",
          ".python-version",
          "template.yaml",
          "service.yml",
          "api.json",
          "x.template",
          "pipeline.yaml",
          "README.md",
          "we ird.yaml",
          "\u2028",
          "\u001b[31m");

  private static final List<String> TEXTS =
      List.of(
          "",
          "21",
          "lts/*",
          "\u0000\u0001",
          "{\"engines\": {\"node\": \">=22 || ^20\"}}",
          "{\"engines\": {\"node\": \"#evil\\n version: 2\"}}",
          "<project><properties><java.version>21</java.version></properties></project>",
          "<project><properties><java.version>&lt;&#10;key: x</java.version></properties></project>",
          "[project]\nrequires-python = \">=3.12\"",
          "Resources: { A: { Type: AWS::S3::Bucket } }",
          "Transform: AWS::Serverless-2016-10-31\nResources: { A: { Type: AWS::S3::Bucket } }",
          """
          Parameters:
            CodeBucket: { Type: String }
            CodeKey: { Type: String }
            Odd: { Type: String, AllowedValues: ["no", "a: b #c", "${x}", "\\n- d"] }
            Number: { Type: Number, AllowedValues: [1.10, 2] }
            on: { Type: String, AllowedValues: ["1.10"] }
            Version: { Type: String, AllowedPattern: "(a+)+$" }
            Secret: { Type: String, AllowedPattern: "line\\nbreak" }
          Resources: { A: { Type: AWS::S3::Bucket } }
          """,
          "{\n\t\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\"}}}");

  // No language; a parameter without a value; parameters larger than CodePipeline takes.
  private static final List<String> LEFT_TO_A_PERSON = List.of("PW-M054", "PW-M066", "PW-M073");

  @Test
  void neverDraftsWhatIsWrong() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Drafting.Drafted drafted =
          new Drafting(
                  Packs.planning(),
                  new PlanningOptions(),
                  new KnownFiles(tree(random)),
                  "pipeline.yaml")
              .draft(RepositoryId.parse("PAY/" + slug(random)), "a test");
      assertThat(
              ManifestReader.read("pipeline.yaml", drafted.text().getBytes(StandardCharsets.UTF_8)))
          .as("seed %s:%n%s", seed, drafted.text())
          .isInstanceOf(Result.Valid.class);
      assertThat(drafted.problems())
          .as("seed %s:%n%s", seed, drafted.text())
          .extracting(Problem::code)
          .isSubsetOf(LEFT_TO_A_PERSON);
      assertThat(new InitReport(drafted.draft()).lines())
          .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\u001b", "\u2028"));
    }
  }

  private static Map<String, String> tree(Random random) {
    Map<String, String> files = new HashMap<>();
    for (int count = random.nextInt(40); count > 0; count--) {
      StringBuilder path = new StringBuilder();
      for (int depth = random.nextInt(4); depth > 0; depth--) {
        path.append(pick(random, DIRECTORIES)).append('/');
      }
      files.put(path + pick(random, FILES), pick(random, TEXTS));
    }
    return files;
  }

  private static String slug(Random random) {
    return pick(
        random, List.of("ledger-api", "a_b.c", "__", "-", "x".repeat(100), "a" + "-b".repeat(40)));
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
