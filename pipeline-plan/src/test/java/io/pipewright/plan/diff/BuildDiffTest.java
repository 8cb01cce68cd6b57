package io.pipewright.plan.diff;

import static io.pipewright.plan.PlannedJson.MANIFEST;
import static io.pipewright.plan.diff.PlanDiffFixture.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about the variables, commands and images of builds. */
class BuildDiffTest {
  @Test
  void tellsWhereAVariableChanged() {
    List<PlanChange> changes =
        between(MANIFEST + "test: { coverage: 70 }\n", MANIFEST + "test: { coverage: 80 }\n");
    assertThat(changes)
        .extracting(PlanChange::where)
        .containsExactly(
            "Lint / Lint", "Build / Build", "Scan / Sast", "Scan / Sbom", "Package / Package");
    assertThat(changes)
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.CHANGED);
              assertThat(change.area()).isEqualTo(Area.VARIABLE);
              assertThat(change.what()).isEqualTo("variable PIPEWRIGHT_COVERAGE");
              assertThat(change.before()).isEqualTo("70");
              assertThat(change.after()).isEqualTo("80");
              assertThat(change.isSensitive()).isFalse();
            });
  }

  @Test
  void namesTheFileThatACommandWrites() {
    PlanTree after = PlanTree.of(MANIFEST);
    ArrayNode install = after.project("Lint", "Lint").withArray("/buildspec/install");
    for (int index = 0; index < install.size(); index++) {
      install.set(index, install.path(index).asText().replace("echo lint", "echo lint\necho more"));
    }
    List<PlanChange> changes = between(PlanTree.of(MANIFEST), after);
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::what)
        .containsExactly(tuple(Kind.CHANGED, Area.COMMAND, "file run.sh"));
    assertThat(LineDiff.of(changes.get(0).before(), changes.get(0).after()))
        .containsExactly(
            "@@ -1,3 +1,4 @@",
            " cat > \"$PIPEWRIGHT_STEP_DIR/run.sh\" <<'PIPEWRIGHT_END'",
            " echo lint",
            "+echo more",
            " PIPEWRIGHT_END");
  }

  @Test
  void pairsACommandThatIsAnotherFromItsFirstLineOn() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.project("Lint", "Lint").withArray("/buildspec/build").removeAll().add("true");
    List<PlanChange> changes = between(PlanTree.of(MANIFEST), after);
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::what, PlanChange::after)
        .containsExactly(tuple(Kind.CHANGED, "build command", "true"));
  }

  @Test
  void tellsTheOrderOfCommands() {
    PlanTree after = PlanTree.of(MANIFEST);
    ArrayNode install = after.project("Lint", "Lint").withArray("/buildspec/install");
    install.insert(0, install.remove(install.size() - 1));
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::what)
        .containsExactly("order of the install commands");
  }

  @Test
  void tellsImagesAndRuntimes() {
    PlanTree after = PlanTree.of(MANIFEST + "runtime: \"21\"\n");
    after.project("Lint", "Lint").put("image", "other:1");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .filteredOn(change -> change.where().equals("Lint / Lint"))
        .extracting(PlanChange::area, PlanChange::what, PlanChange::after)
        .containsExactly(
            tuple(Area.IMAGE, "image", "other:1"), tuple(Area.IMAGE, "runtime java", "corretto21"));
  }
}
