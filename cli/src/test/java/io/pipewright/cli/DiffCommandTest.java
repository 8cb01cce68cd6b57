package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.cli.surroundings.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pipewright diff} in a real git repository. */
class DiffCommandTest {
  private static final String SAME = "no difference in the pipeline\n";
  private static final String MANIFEST =
      """
      version: 1
      application: ledger-api
      language: java
      build: { tool: maven }
      test: { coverage: 80 }
      deploy:
        - environment: dev
          target: { cloudformation: { template: service.yaml } }
      """;
  private static final String PROD =
      """
        - environment: prod
          target: { cloudformation: { template: service.yaml } }
      """;
  private static final String FACTORY =
      """
      version: 1
      aws: { account: "111111111111", region: eu-west-1 }
      bitbucket:
        kind: datacenter
        url: https://bitbucket.example.com
        tokenSecret: pipewright/bitbucket-token
        webhookSecret: pipewright/webhook-secret
      factory:
        sourceBucket: pipewright-sources
        image: example.com/pipewright:1.0.0
        cluster: pipewright
        taskDefinition: pipewright-generator
        console: https://pipewright.example.com
      teams:
        payments:
          key: arn:aws:kms:eu-west-1:111111111111:key/1111
          repositories: [PAY/ledger-api]
      environments:
        dev:
          account: "222222222222"
          region: eu-west-1
          protected: false
          deployRole: arn:aws:iam::222222222222:role/pipeline/deploy
          executionRole: arn:aws:iam::222222222222:role/pipeline/cfn-exec
        prod:
          account: "333333333333"
          region: eu-west-1
          protected: true
          deployRole: arn:aws:iam::333333333333:role/pipeline/deploy
          executionRole: arn:aws:iam::333333333333:role/pipeline/cfn-exec
      gates: { coverage: 60, failOn: high }
      """;

  @TempDir Path directory;
  private GitCheckout checkout;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void repository() throws IOException {
    checkout =
        GitCheckout.in(directory.resolve("ledger"))
            .write("service.yaml", "Resources: {}\n")
            .write("pom.xml", "<project/>\n");
    Files.writeString(directory.resolve("factory.yaml"), FACTORY);
  }

  @Test
  void saysThatNothingDiffers() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    assertThat(diff("--exit-code")).isZero();
    assertThat(out).hasToString(SAME);
    // A line that moves is no change of the pipeline.
    checkout.write("pipeline.yaml", "# a remark\n" + MANIFEST);
    assertThat(diff("--exit-code")).isZero();
    assertThat(out).hasToString(SAME);
  }

  @Test
  void showsAChangedThreshold() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    checkout.write("pipeline.yaml", MANIFEST.replace("80", "70"));
    assertThat(diff()).isZero();
    assertThat(out.toString())
        .startsWith("from HEAD:pipeline.yaml to ")
        .contains(
            "! needs attention: 1 other change\n",
            "! ~ variable PIPEWRIGHT_COVERAGE: 80 → 70\n",
            "(less of the code has to be covered by tests)\n");
    assertThat(err).hasToString("");
    assertThat(diff("--exit-code")).isEqualTo(1);
  }

  @Test
  void showsTheApprovalThatComesWithANewEnvironment() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    checkout.write("pipeline.yaml", MANIFEST + PROD);
    assertThat(diff()).isZero();
    assertThat(out.toString())
        .contains(
            "! needs attention: 2 permissions gained\n",
            "Approve-prod\n  + stage added: action Approve\n  + Approve: approval of prod added: ",
            "Deploy-prod\n  + stage added: action Deploy\n",
            "! + Deploy: role of the deployment added: "
                + "arn:aws:iam::333333333333:role/pipeline/deploy\n");
  }

  @Test
  void saysThatTheApprovalWentWithTheDeployment() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST + PROD).commit("one");
    checkout.write("pipeline.yaml", MANIFEST);
    assertThat(diff()).isZero();
    assertThat(out.toString().lines().skip(1).limit(3))
        .containsExactly(
            "! needs attention: 1 approval removed, 1 other change",
            "!   Approve-prod / Approve: approval of prod removed: it went with the deployment to"
                + " prod",
            "!   Deploy-prod / Deploy: deployment to prod removed: the stack stays as it is, and"
                + " gets no more versions");
  }

  @Test
  void comparesWithAPlanThatAnOlderLanguagePackMade() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    assertThat(run(options("plan", checkout.root().toString(), "--format", "json"))).isZero();
    String plan = out.toString();
    Path file = directory.resolve("plan.json");
    Files.writeString(file, plan);
    assertThat(diff("--plan", file.toString(), "--exit-code")).isZero();
    assertThat(out).hasToString(SAME);
    Files.writeString(
        file, plan.replace("set -euo pipefail", "set -eu").replace("MVN=mvn", "MVN=m"));
    assertThat(diff("--plan", file.toString(), "--exit-code")).isEqualTo(1);
    assertThat(out.toString()).contains("  ~ file maven.sh\n", "      -MVN=m\n      +MVN=mvn\n");
  }

  @Test
  void tellsARenamedApplication() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    checkout.write("pipeline.yaml", MANIFEST.replace("ledger-api", "ledger-core"));
    assertThat(diff()).isZero();
    assertThat(out.toString())
        .contains(
            "! ~ name: payments--ledger-api → payments--ledger-core\n",
            "! ~ stack: payments--ledger-api--dev → payments--ledger-core--dev\n",
            " more follow only from the new name");
  }

  @Test
  void missesNoGateWhereAManifestMovesIntoComponents() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST + PROD).write("api/pom.xml", "<project/>\n");
    checkout.commit("one");
    String part = MANIFEST.substring(MANIFEST.indexOf("language")) + PROD;
    checkout.write(
        "pipeline.yaml",
        "version: 1\napplication: ledger-api\ncomponents:\n  api:\n    directory: api\n"
            + part.indent(4));
    assertThat(diff()).isZero();
    assertThat(out.toString())
        .contains("Component api\n  + component added: api\n")
        .contains("! needs attention: 2 other changes\n")
        .contains("  - Lint: gate lint removed", "  + Lint: gate lint added")
        .doesNotContain("! - Lint");
  }

  @Test
  void hasAJsonForm() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    checkout.write("pipeline.yaml", MANIFEST.replace("80", "90"));
    assertThat(diff("--format", "json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("from").asText()).isEqualTo("HEAD:pipeline.yaml");
    assertThat(json.path("assumed").asBoolean()).isFalse();
    assertThat(json.path("different").asBoolean()).isTrue();
    assertThat(json.path("changes").path(0).path("after").asText()).isEqualTo("90");
  }

  @Test
  void comparesWithAnotherRevisionAndItsOwnFiles() throws Exception {
    String detected =
        MANIFEST.replace("build: { tool: maven }\n", "").replace("language: java\n", "");
    checkout.write("pipeline.yaml", detected).commit("one");
    checkout.git("tag", "v1");
    checkout.git("mv", "pom.xml", "package.json");
    checkout.commit("two");
    assertThat(diff()).isZero();
    assertThat(out).hasToString(SAME);
    assertThat(diff("--against", "v1")).isZero();
    assertThat(out.toString())
        .startsWith("from v1:pipeline.yaml to ")
        .contains("variable PIPEWRIGHT_BUILD_TOOL: maven → npm");
  }

  @Test
  void worksInADirectoryOfARepository() throws Exception {
    GitCheckout whole = GitCheckout.in(directory.resolve("whole"));
    whole
        .write("services/ledger/pipeline.yaml", MANIFEST)
        .write("services/ledger/service.yaml", "Resources: {}\n")
        .write("services/ledger/pom.xml", "<project/>\n")
        .commit("one");
    whole.write("services/ledger/pipeline.yaml", MANIFEST.replace("80", "90"));
    Path ledger = whole.root().resolve("services/ledger");
    assertThat(run(options("diff", ledger.toString()))).isZero();
    assertThat(out.toString()).contains("variable PIPEWRIGHT_COVERAGE: 80 → 90");
    assertThat(run(options("diff", ledger.resolve("pipeline.yaml").toString()))).isZero();
    assertThat(out.toString()).contains("variable PIPEWRIGHT_COVERAGE: 80 → 90");
  }

  @Test
  void saysThatTheWholePipelineIsNew() throws Exception {
    checkout.commit("one").write("pipeline.yaml", MANIFEST);
    assertThat(diff("--exit-code")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(
            """
            there was no pipeline.yaml in HEAD: the whole pipeline payments--ledger-api is new
              + Source
              + Lint
            """)
        .contains("  + Deploy-dev\n");
    assertThat(diff("--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("changes"))
        .isNotEmpty()
        .allMatch(change -> change.path("kind").asText().equals("added"));
  }

  @Test
  void saysWhichSideHasProblems() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST.replace("language", "langauge")).commit("one");
    checkout.write("pipeline.yaml", MANIFEST);
    assertThat(diff()).isEqualTo(1);
    assertThat(out).hasToString("");
    assertThat(err.toString())
        .startsWith("pipewright: HEAD:pipeline.yaml has problems:\nHEAD:pipeline.yaml:3:1")
        .contains("there is no plan of HEAD:pipeline.yaml to compare with");
    checkout.write("pipeline.yaml", MANIFEST.replace("80", "800"));
    assertThat(diff()).isEqualTo(1);
    assertThat(err.toString()).contains("ledger/pipeline.yaml has problems:\n");
    checkout.write("pipeline.yaml", MANIFEST).commit("two");
    checkout.write("pipeline.yaml", MANIFEST.replace("80", "800"));
    assertThat(diff()).isEqualTo(1);
    assertThat(err.toString())
        .contains("ledger/pipeline.yaml has problems:\n")
        .doesNotContain("HEAD");
  }

  @Test
  void refusesBothARevisionAndAPlan() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    assertThat(diff("--against", "HEAD", "--plan", "plan.json")).isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
  }

  @Test
  void saysWhatIsMissingInOneLine() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST);
    assertThat(diff()).isEqualTo(3);
    assertThat(err.toString()).contains("has no commits yet").hasLineCount(1);
    checkout.commit("one");
    assertThat(diff("--against", "nowhere")).isEqualTo(3);
    assertThat(err.toString()).contains("there is no commit 'nowhere'").hasLineCount(1);
    assertThat(diff("--against=--all")).isEqualTo(3);
    assertThat(err.toString()).contains("there is no commit '--all'").hasLineCount(1);
    Files.writeString(directory.resolve("pipeline.yaml"), MANIFEST);
    assertThat(run(options("diff", directory.toString()))).isEqualTo(3);
    assertThat(err.toString()).contains("is in no git repository").hasLineCount(1);
  }

  @Test
  void refusesAFileThatIsNoPlanInOneLine() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST).commit("one");
    Path file = directory.resolve("plan.json");
    for (String text : List.of("", "nonsense", "{}", "[".repeat(100_000), " ".repeat(21_000_000))) {
      Files.writeString(file, text);
      assertThat(diff("--plan", file.toString())).isEqualTo(3);
      assertThat(err.toString()).startsWith("pipewright: " + file + " ").hasLineCount(1);
    }
    assertThat(diff("--plan", directory.resolve("none").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("there is no file").hasLineCount(1);
    assertThat(diff("--plan", directory.toString())).isEqualTo(3);
    assertThat(err.toString()).hasLineCount(1);
  }

  @Test
  void saysThatTheOrganisationIsAssumed() throws Exception {
    checkout.write("pipeline.yaml", MANIFEST + PROD).commit("one");
    assertThat(run("diff", checkout.root().toString())).isZero();
    assertThat(out).hasToString(SAME);
    assertThat(err.toString()).startsWith("Compared without the organisation's file");
  }

  private int diff(String... arguments) {
    List<String> words = new ArrayList<>(List.of("diff", checkout.root().toString()));
    words.addAll(List.of(arguments));
    return run(options(words.toArray(String[]::new)));
  }

  private String[] options(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--factory", directory.resolve("factory.yaml").toString(), "--as", "PAY/ledger-api"));
    return all.toArray(String[]::new);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Environment environment =
        new Environment(
            Path.of("..").toAbsolutePath().normalize(),
            Map.of(),
            false,
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Clock.systemUTC());
    return PipewrightMain.execute(environment, arguments);
  }
}
