package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.manifest.Component;
import io.pipewright.manifest.Manifest;
import io.pipewright.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pipewright init} in directories that nobody prepared. */
class InitCommandTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final String FACTORY =
      """
      version: 1
      aws: { account: "111111111111", region: eu-west-1 }
      bitbucket: { kind: datacenter, url: https://bitbucket.example.com, tokenSecret: pipewright/token, webhookSecret: pipewright/webhook }
      factory: { sourceBucket: pipewright-sources, image: example.com/pipewright:1.0.0, cluster: pipewright, taskDefinition: pipewright-generator, console: https://pipewright.example.com }
      teams:
        payments: { key: "arn:aws:kms:eu-west-1:111111111111:key/1111", repositories: [PAY/ledger-api] }
      environments:
        live: { account: "333333333333", region: eu-west-1, protected: true, deployRole: "arn:aws:iam::333333333333:role/pipeline/deploy", executionRole: "arn:aws:iam::333333333333:role/pipeline/cfn-exec" }
        test: { account: "222222222222", region: eu-west-1, protected: false, deployRole: "arn:aws:iam::222222222222:role/pipeline/deploy", executionRole: "arn:aws:iam::222222222222:role/pipeline/cfn-exec" }
        far: { account: "222222222222", region: us-east-1, protected: false, deployRole: "arn:aws:iam::222222222222:role/pipeline/deploy", executionRole: "arn:aws:iam::222222222222:role/pipeline/cfn-exec" }
      gates: { coverage: 90, failOn: medium }
      """;
  private static final String TEMPLATE =
      """
      Parameters:
        Size: { Type: String, AllowedValues: [small, large] }
        Level: { Type: String, AllowedValues: ["1.10", "2"] }
        CodeBucket: { Type: String }
        CodeKey: { Type: String }
      Resources:
        A: { Type: "AWS::S3::Bucket" }
      """;

  @TempDir private Path temporary;
  private Path root = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeRepository() throws IOException {
    root = Files.createDirectory(temporary.resolve("ledger-api"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-service", "node-service", "python-service"})
  void theExamplesGetAValidManifest(String example) throws IOException {
    Path from = HOME.resolve("examples").resolve(example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("pipeline.yaml")) {
          write(from.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(component().deploy()).hasSize(2);
    assertThat(component().deploy().get(0).target().parameters())
        .containsEntry("CodeBucket", "${artifact.bucket}")
        .containsEntry("CodeKey", "${artifact.key}")
        .containsEntry("Version", "${version}");
    assertThat(Files.readAllLines(root.resolve("pipeline.yaml"))).hasSizeLessThan(60);
    assertThat(run("validate", root.toString())).isEqualTo(ExitCode.FINE);
  }

  @Test
  void mavenModulesAreOneApplication() throws IOException {
    write("pom.xml", "<project><properties><java.version>21</java.version></properties></project>");
    write("api/pom.xml", "<project/>");
    write("core/pom.xml", "<project/>");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(component().language()).contains("java");
    assertThat(component().runtime()).contains("21");
    assertThat(component().buildTool()).contains("maven");
    assertThat(out.toString())
        .contains("language     java with maven, by pom.xml")
        .contains("runtime      21: pom.xml (java.version) says 21")
        .contains("wrote " + root.resolve("pipeline.yaml"))
        .contains("next: pipewright validate");
  }

  @Test
  void workspacesAreOneApplication() throws IOException {
    write("package.json", "{\"workspaces\": [\"packages/*\"], \"engines\": {\"node\": \"22.x\"}}");
    write("packages/a/package.json", "{}");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(component().language()).contains("node");
    assertThat(component().runtime()).contains("22");
  }

  @Test
  void twoServicesAreComponents() throws IOException {
    write("services/api/pom.xml", "<project/>");
    write("services/api/infra/service.yaml", TEMPLATE);
    write("services/web/package.json", "{}");
    write("services/web/.nvmrc", "22");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(manifest().components())
        .extracting(part -> part.name().orElse("") + " " + part.directory())
        .containsExactly("api services/api", "web services/web");
    assertThat(manifest().components().get(0).deploy()).hasSize(2);
    assertThat(manifest().components().get(1).runtime()).contains("22");
  }

  @Test
  void pythonNeedsNoMoreThanItsRequirements() throws IOException {
    write("requirements.txt", "flask\n");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(component().language()).contains("python");
    assertThat(component().runtime()).isEmpty();
    assertThat(component().deploy()).isEmpty();
  }

  @Test
  void severalLanguagesInTheRootAreSaid() throws IOException {
    write("package.json", "{}");
    write("pyproject.toml", "");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(component().language()).contains("node");
    assertThat(text())
        .contains("CHECK: the files fit other languages too: python by pyproject.toml");
    assertThat(out.toString()).contains("CHECK", "python by pyproject.toml", "'node' was taken");
  }

  @Test
  void anEmptyDirectoryGetsAFileThatLacksTheLanguage() throws IOException {
    assertThat(init()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(text()).contains("#language: java");
    assertThat(manifest().application()).contains("ledger-api");
    assertThat(out.toString()).contains("PW-M054", "wrote ", "1 problem is left");
  }

  @Test
  void takesTheOrganisationsEnvironments() throws IOException {
    Path factory = Files.writeString(temporary.resolve("factory.yaml"), FACTORY);
    write("pom.xml", "<project/>");
    write("infra/service.yaml", TEMPLATE);
    assertThat(
            run("init", root.toString(), "--factory", factory.toString(), "--as", "PAY/ledger-api"))
        .isEqualTo(ExitCode.FINE);
    assertThat(component().deploy())
        .extracting(deployment -> deployment.environment())
        .containsExactly("test", "live");
    assertThat(component().deploy().get(0).target().parameters())
        .containsEntry("Size", "small")
        .containsEntry("Level", "1.10");
    assertThat(text())
        .contains("Level: \"1.10\"", "#test: { coverage: 90 }", "#scan: { failOn: medium }")
        .contains("#team: payments", "environment: live # protected: an approval comes with it");
  }

  @Test
  void oddNamesDoNoHarm() throws IOException {
    write("pom.xml", "<project/>");
    write("we ird/na\nme 😀/pom.xml", "<project/>");
    write("😀/package.json", "{}");
    write("infra/my template.yaml", TEMPLATE);
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(component().deploy()).isEmpty();
  }

  @Test
  void seesWhatGitWouldAdd() throws Exception {
    assertThat(
            new ProcessBuilder("git", "init", "-q", root.toString()).inheritIO().start().waitFor())
        .isZero();
    write(".gitignore", "generated/\n");
    write("generated/pom.xml", "<project/>");
    write("web/package.json", "{}");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(manifest().components()).extracting(Component::directory).containsExactly("web");
  }

  @Test
  void saysThatItIsBelowTheRootOfARepository() throws Exception {
    assertThat(
            new ProcessBuilder("git", "init", "-q", root.toString()).inheritIO().start().waitFor())
        .isZero();
    write("web/package.json", "{}");
    assertThat(run("init", root.resolve("web").toString())).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).contains("not the root");
  }

  @Test
  void replacesNothingUnlessForced() throws IOException {
    write("pom.xml", "<project/>");
    write("pipeline.yaml", "mine");
    assertThat(init()).isEqualTo(ExitCode.SURROUNDINGS);
    assertThat(text()).isEqualTo("mine");
    assertThat(err.toString()).contains("is there already", "--force").doesNotContain("\tat ");
    assertThat(run("init", root.toString(), "--force")).isEqualTo(ExitCode.FINE);
    assertThat(component().language()).contains("java");
  }

  @Test
  void printsTheManifestAndNothingElse() throws IOException {
    write("pom.xml", "<project/>");
    write("pipeline.yaml", "mine");
    assertThat(run("init", root.toString(), "--print")).isEqualTo(ExitCode.FINE);
    assertThat(text()).isEqualTo("mine");
    assertThat(read(out.toString()).components()).hasSize(1);
    assertThat(out.toString()).startsWith("# yaml-language-server:");
    assertThat(err.toString()).contains("printed, not written");
  }

  @Test
  void aDirectoryThatIsNotThereIsSaid() {
    assertThat(run("init", temporary.resolve("no").toString())).isEqualTo(ExitCode.SURROUNDINGS);
    assertThat(err.toString()).contains("there is no directory");
  }

  @Test
  void aLongNameIsCut() throws IOException {
    root = Files.createDirectory(temporary.resolve("A_".repeat(100)));
    write("pom.xml", "<project/>");
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(manifest().application().orElse("")).hasSizeBetween(1, 30);
  }

  @Test
  void twentyThousandFilesTakeAMoment() throws IOException {
    write("pom.xml", "<project/>");
    for (int directory = 0; directory < 200; directory++) {
      Path at = Files.createDirectories(root.resolve("src/main/java/d" + directory));
      for (int file = 0; file < 100; file++) {
        Files.createFile(at.resolve("File" + file + ".java"));
      }
    }
    long start = System.nanoTime();
    assertThat(init()).isEqualTo(ExitCode.FINE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  private int init() {
    return run("init", root.toString());
  }

  private int run(String... arguments) {
    return PipewrightMain.execute(
        new Environment(
            HOME,
            Map.of(),
            false,
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Clock.systemUTC()),
        arguments);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private String text() throws IOException {
    return Files.readString(root.resolve("pipeline.yaml"));
  }

  private Manifest manifest() throws IOException {
    return read(text());
  }

  private Component component() throws IOException {
    List<Component> components = manifest().components();
    assertThat(components).hasSize(1);
    return components.get(0);
  }

  private static Manifest read(String text) {
    return ManifestReader.read("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8))
        .match(
            document -> document.manifest(),
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }
}
