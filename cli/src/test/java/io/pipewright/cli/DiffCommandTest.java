package io.pipewright.cli;

import static io.pipewright.cli.DiffFixture.MANIFEST;
import static io.pipewright.cli.DiffFixture.PROD;
import static io.pipewright.cli.DiffFixture.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pipewright diff} shows in a real git repository. */
class DiffCommandTest {
  @TempDir Path directory;
  private DiffFixture ledger;

  @BeforeEach
  void repository() throws IOException {
    ledger = new DiffFixture(directory);
  }

  @Test
  void saysThatNothingDiffers() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    assertThat(ledger.diff("--exit-code")).isZero();
    assertThat(ledger.out()).isEqualTo(SAME);
    // A line that moves is no change of the pipeline.
    ledger.checkout().write("pipeline.yaml", "# a remark\n" + MANIFEST);
    assertThat(ledger.diff("--exit-code")).isZero();
    assertThat(ledger.out()).isEqualTo(SAME);
  }

  @Test
  void showsAChangedThreshold() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    ledger.checkout().write("pipeline.yaml", MANIFEST.replace("80", "70"));
    assertThat(ledger.diff()).isZero();
    assertThat(ledger.out())
        .startsWith("from HEAD:pipeline.yaml to ")
        .contains(
            "! needs attention: 1 other change\n",
            "! ~ variable PIPEWRIGHT_COVERAGE: 80 → 70\n",
            "(less of the code has to be covered by tests)\n");
    assertThat(ledger.err()).isEmpty();
    assertThat(ledger.diff("--exit-code")).isEqualTo(1);
  }

  @Test
  void showsTheApprovalThatComesWithANewEnvironment() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    ledger.checkout().write("pipeline.yaml", MANIFEST + PROD);
    assertThat(ledger.diff()).isZero();
    assertThat(ledger.out())
        .contains(
            "! needs attention: 2 permissions gained\n",
            "Approve-prod\n  + stage added: action Approve\n  + Approve: approval of prod added: ",
            "Deploy-prod\n  + stage added: action Deploy\n",
            "! + Deploy: role of the deployment added: "
                + "arn:aws:iam::333333333333:role/pipeline/deploy\n");
  }

  @Test
  void saysThatTheApprovalWentWithTheDeployment() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST + PROD).commit("one");
    ledger.checkout().write("pipeline.yaml", MANIFEST);
    assertThat(ledger.diff()).isZero();
    assertThat(ledger.out().lines().skip(1).limit(3))
        .containsExactly(
            "! needs attention: 1 approval removed, 1 other change",
            "!   Approve-prod / Approve: approval of prod removed: it went with the deployment to"
                + " prod",
            "!   Deploy-prod / Deploy: deployment to prod removed: the stack stays as it is, and"
                + " gets no more versions");
  }

  @Test
  void tellsARenamedApplication() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    ledger.checkout().write("pipeline.yaml", MANIFEST.replace("ledger-api", "ledger-core"));
    assertThat(ledger.diff()).isZero();
    assertThat(ledger.out())
        .contains(
            "! ~ name: payments--ledger-api → payments--ledger-core\n",
            "! ~ stack: payments--ledger-api--dev → payments--ledger-core--dev\n",
            " more follow only from the new name");
  }

  @Test
  void missesNoGateWhereAManifestMovesIntoComponents() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST + PROD).write("api/pom.xml", "<project/>\n");
    ledger.checkout().commit("one");
    String part = MANIFEST.substring(MANIFEST.indexOf("language")) + PROD;
    ledger
        .checkout()
        .write(
            "pipeline.yaml",
            "version: 1\napplication: ledger-api\ncomponents:\n  api:\n    directory: api\n"
                + part.indent(4));
    assertThat(ledger.diff()).isZero();
    assertThat(ledger.out())
        .contains("Component api\n  + component added: api\n")
        .contains("! needs attention: 2 other changes\n")
        .contains("  - Lint: gate lint removed", "  + Lint: gate lint added")
        .doesNotContain("! - Lint");
  }

  @Test
  void saysThatTheWholePipelineIsNew() throws Exception {
    ledger.checkout().commit("one").write("pipeline.yaml", MANIFEST);
    assertThat(ledger.diff("--exit-code")).isEqualTo(1);
    assertThat(ledger.out())
        .startsWith(
            """
            there was no pipeline.yaml in HEAD: the whole pipeline payments--ledger-api is new
              + Source
              + Lint
            """)
        .contains("  + Deploy-dev\n");
    assertThat(ledger.diff("--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(ledger.out()).path("changes"))
        .isNotEmpty()
        .allMatch(change -> change.path("kind").asText().equals("added"));
  }

  @Test
  void hasAJsonForm() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    ledger.checkout().write("pipeline.yaml", MANIFEST.replace("80", "90"));
    assertThat(ledger.diff("--format", "json")).isZero();
    JsonNode json = new ObjectMapper().readTree(ledger.out());
    assertThat(json.path("from").asText()).isEqualTo("HEAD:pipeline.yaml");
    assertThat(json.path("assumed").asBoolean()).isFalse();
    assertThat(json.path("different").asBoolean()).isTrue();
    assertThat(json.path("changes").path(0).path("after").asText()).isEqualTo("90");
  }
}
