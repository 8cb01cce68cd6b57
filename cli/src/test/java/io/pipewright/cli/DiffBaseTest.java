package io.pipewright.cli;

import static io.pipewright.cli.DiffFixture.MANIFEST;
import static io.pipewright.cli.DiffFixture.PROD;
import static io.pipewright.cli.DiffFixture.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pipewright diff} compares with: a revision, a plan, a part of a repository. */
class DiffBaseTest {
  @TempDir Path directory;
  private DiffFixture ledger;

  @BeforeEach
  void repository() throws IOException {
    ledger = new DiffFixture(directory);
  }

  @Test
  void comparesWithAnotherRevisionAndItsOwnFiles() throws Exception {
    String detected =
        MANIFEST.replace("build: { tool: maven }\n", "").replace("language: java\n", "");
    ledger.checkout().write("pipeline.yaml", detected).commit("one");
    ledger.checkout().git("tag", "v1");
    ledger.checkout().git("mv", "pom.xml", "package.json");
    ledger.checkout().commit("two");
    assertThat(ledger.diff()).isZero();
    assertThat(ledger.out()).isEqualTo(SAME);
    assertThat(ledger.diff("--against", "v1")).isZero();
    assertThat(ledger.out())
        .startsWith("from v1:pipeline.yaml to ")
        .contains("variable PIPEWRIGHT_BUILD_TOOL: maven → npm");
  }

  @Test
  void comparesWithAPlanThatAnOlderLanguagePackMade() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    assertThat(ledger.runInFactory("plan", ledger.checkout().root().toString(), "--format", "json"))
        .isZero();
    String plan = ledger.out();
    Path file = directory.resolve("plan.json");
    Files.writeString(file, plan);
    assertThat(ledger.diff("--plan", file.toString(), "--exit-code")).isZero();
    assertThat(ledger.out()).isEqualTo(SAME);
    Files.writeString(
        file, plan.replace("set -euo pipefail", "set -eu").replace("MVN=mvn", "MVN=m"));
    assertThat(ledger.diff("--plan", file.toString(), "--exit-code")).isEqualTo(1);
    assertThat(ledger.out()).contains("  ~ file maven.sh\n", "      -MVN=m\n      +MVN=mvn\n");
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
    Path service = whole.root().resolve("services/ledger");
    assertThat(ledger.runInFactory("diff", service.toString())).isZero();
    assertThat(ledger.out()).contains("variable PIPEWRIGHT_COVERAGE: 80 → 90");
    assertThat(ledger.runInFactory("diff", service.resolve("pipeline.yaml").toString())).isZero();
    assertThat(ledger.out()).contains("variable PIPEWRIGHT_COVERAGE: 80 → 90");
  }

  @Test
  void saysThatTheOrganisationIsAssumed() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST + PROD).commit("one");
    assertThat(ledger.run("diff", ledger.checkout().root().toString())).isZero();
    assertThat(ledger.out()).isEqualTo(SAME);
    assertThat(ledger.err()).startsWith("Compared without the organisation's file");
  }
}
