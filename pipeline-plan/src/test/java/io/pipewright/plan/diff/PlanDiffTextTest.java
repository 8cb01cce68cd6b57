package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.pipewright.plan.PlannedJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes as a reviewer reads them. */
class PlanDiffTextTest {
  private static final String MANIFEST = PlannedJson.MANIFEST;

  @Test
  void saysThatNothingDiffers() {
    assertThat(text(PlanTree.of(MANIFEST))).isEqualTo("no difference in the pipeline\n");
  }

  @Test
  void tellsOnceWhatIsTheSameAtSeveralPlaces() {
    assertThat(text(PlanTree.of(MANIFEST + "test: { coverage: 80 }\n")))
        .isEqualTo(
            """
            Lint / Lint, Build / Build, Scan / Sast, Scan / Sbom, Package / Package
              ~ variable PIPEWRIGHT_COVERAGE: 60 → 80
            """);
  }

  @Test
  void putsGatesThenApprovalsThenPermissionsFirst() {
    PlanTree after =
        PlanTree.of(MANIFEST).withoutStage("Approve-prod").withoutAction("Scan", "Secrets");
    after
        .project("Build", "Build")
        .withArray("grants")
        .addObject()
        .put("reason", "look")
        .<com.fasterxml.jackson.databind.node.ObjectNode>set(
            "actions", after.plan().arrayNode().add("s3:GetObject"))
        .set("resources", after.plan().arrayNode().add("*"));
    assertThat(text(after))
        .isEqualTo(
            """
            ! needs attention: 1 gate weakened or removed, 1 approval removed, 1 permission gained
            !   Scan / Secrets: gate secrets removed: no gate 'secrets' looks at this any more
            !   Approve-prod / Approve: approval of prod removed: prod is deployed without an approval
            !   Build / Build: permission s3:GetObject on *: look (the role may do more)

            Build / Build
            ! + permission added: s3:GetObject on *: look

            Scan / Secrets
            ! - gate secrets removed: takes Source, in aws/codebuild/standard:7.0

            Approve-prod
              - stage removed: action Approve
            ! - Approve: approval of prod removed: Deploy #{Version.VERSION} (commit #{Version.COMMIT}) of payments--ledger-api to prod?
            """);
  }

  @Test
  void countsWhatOnlyFollowsFromANewName() {
    String text = text(PlanTree.of(MANIFEST + "application: ledger-core\n"));
    assertThat(text)
        .contains("  ~ application: ledger-api → ledger-core\n")
        .contains("! ~ stack: payments--ledger-api--prod → payments--ledger-core--prod\n")
        .doesNotContain("~ variable", "~ description", "~ question")
        .contains(" more follow only from the new name")
        .contains("variable PIPEWRIGHT_APPLICATION");
  }

  @Test
  void aNewNameHidesNothingElse() {
    PlanTree after = PlanTree.of(MANIFEST + "application: ledger-core\n");
    after
        .project("Lint", "Lint")
        .withObject("environment")
        .put("PIPEWRIGHT_APPLICATION", "ledger-core-too");
    assertThat(text(after))
        .contains("~ variable PIPEWRIGHT_APPLICATION: ledger-api → ledger-core-too\n");
    // What a developer wrote is shown though it looks like the new name.
    String size = MANIFEST.replace("small", "ledger-api") + "application: ledger-api\n";
    assertThat(
            PlanDiffText.of(
                PlanDiff.between(
                    PlannedJson.of(size),
                    PlannedJson.of(size.replace("ledger-api", "ledger-core"))),
                false))
        .contains("~ parameter Size: ledger-api → ledger-core\n");
  }

  @Test
  void showsFortyLinesOfACommandAndTheJsonAll() {
    PlanTree after = PlanTree.of(MANIFEST);
    ArrayNode build = after.project("Lint", "Lint").withArray("/buildspec/build");
    build.add(IntStream.range(0, 200).mapToObj(i -> "echo " + i).collect(Collectors.joining("\n")));
    List<PlanChange> changes = PlanDiff.between(PlannedJson.of(MANIFEST), after.plan());
    String text = PlanDiffText.of(changes, false);
    assertThat(text)
        .contains("  + build command added\n      @@ -0,0 +1,200 @@\n      +echo 0\n")
        .contains("      +echo 38\n      … 161 more lines; the JSON form has all\n")
        .doesNotContain("echo 39");
    assertThat(PlanDiffJson.of(changes).path("changes").path(0).path("diff").asText())
        .startsWith("@@ -0,0 +1,200 @@\n+echo 0\n")
        .endsWith("\n+echo 199");
  }

  @Test
  void aHostilePlanCannotSteerATerminal() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.stage("Lint").put("name", "L\u001b[2J\nint");
    after.project("Build", "Build").put("image", "a\u202eb\nc\u001b[1m\r");
    assertThat(text(after))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]")
        .contains("L\\u{1b}[2J\\u{a}int", "a\\u{202e}b", "+c\\u{1b}[1m\\u{d}");
  }

  @Test
  void coloursLinesAndNothingElse() {
    PlanTree after = PlanTree.of(MANIFEST).withoutStage("Approve-prod");
    List<PlanChange> changes = PlanDiff.between(PlannedJson.of(MANIFEST), after.plan());
    String coloured = PlanDiffText.of(changes, true);
    assertThat(coloured).startsWith("\u001b[1;31m! needs attention");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(PlanDiffText.of(changes, false));
  }

  @Test
  void cutsAVeryLongValue() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.project("Build", "Build").put("image", "x".repeat(5_000));
    assertThat(text(after)).contains("x… and 3000 more characters\n").hasSizeLessThan(2_200);
  }

  private static String text(PlanTree after) {
    return PlanDiffText.of(PlanDiff.between(PlannedJson.of(MANIFEST), after.plan()), false);
  }
}
