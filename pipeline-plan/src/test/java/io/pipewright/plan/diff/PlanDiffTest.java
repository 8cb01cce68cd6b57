package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.plan.PlannedJson;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about a change of a pipeline. */
class PlanDiffTest {
  private static final String MANIFEST = PlannedJson.MANIFEST;
  private static final String DEV =
      """
      version: 1
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml, parameters: { Size: small, Code: "${artifact.key}", Label: "v${version}" } } }
      """;

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
  void marksALowerThreshold() {
    assertThat(
            between(MANIFEST + "test: { coverage: 80 }\n", MANIFEST + "test: { coverage: 70 }\n"))
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.attention())
                    .contains("less of the code has to be covered by tests"));
    assertThat(between(MANIFEST + "scan: { failOn: low }\n", MANIFEST))
        .isNotEmpty()
        .allSatisfy(
            change -> assertThat(change.attention()).contains("findings pass that failed before"));
    assertThat(between(MANIFEST, MANIFEST + "scan: { failOn: low }\n"))
        .isNotEmpty()
        .noneMatch(PlanChange::isSensitive);
  }

  @Test
  void showsANewEnvironmentWithItsApprovalAndItsRoles() {
    assertThat(between(DEV, MANIFEST))
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::what)
        .containsExactly(
            tuple(Kind.ADDED, Area.STAGE, "Approve-prod", "stage"),
            tuple(Kind.ADDED, Area.APPROVAL, "Approve-prod / Approve", "approval of prod"),
            tuple(Kind.ADDED, Area.STAGE, "Deploy-prod", "stage"),
            tuple(Kind.ADDED, Area.ACTION, "Deploy-prod / Deploy", "deployment to prod"),
            tuple(Kind.ADDED, Area.PERMISSION, "Deploy-prod / Deploy", "role of the deployment"),
            tuple(Kind.ADDED, Area.PERMISSION, "Deploy-prod / Deploy", "role of CloudFormation"));
    assertThat(between(DEV, MANIFEST))
        .filteredOn(PlanChange::isSensitive)
        .extracting(PlanChange::area)
        .containsExactly(Area.PERMISSION, Area.PERMISSION);
  }

  @Test
  void saysWhyAnApprovalWent() {
    assertThat(change(Area.APPROVAL, between(MANIFEST, DEV)).attention())
        .contains("it went with the deployment to prod");
    PlanTree unapproved = PlanTree.of(MANIFEST).withoutStage("Approve-prod");
    assertThat(change(Area.APPROVAL, between(PlanTree.of(MANIFEST), unapproved)).attention())
        .contains("prod is deployed without an approval");
  }

  @Test
  void marksAnApprovalThatComesTooLate() {
    PlanTree late = PlanTree.of(MANIFEST);
    JsonNode approval = late.stage("Approve-prod");
    late.withoutStage("Approve-prod").stages().add(approval);
    List<PlanChange> changes = between(PlanTree.of(MANIFEST), late);
    assertThat(changes).hasSize(1).allMatch(PlanChange::isSensitive);
    assertThat(changes.get(0).what()).isEqualTo("place in the pipeline");
  }

  @Test
  void marksAGateThatWent() {
    List<PlanChange> changes =
        between(PlanTree.of(MANIFEST), PlanTree.of(MANIFEST).withoutAction("Scan", "Secrets"));
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::what)
        .containsExactly(tuple(Kind.REMOVED, Area.GATE, "Scan / Secrets", "gate secrets"));
    assertThat(changes.get(0).attention()).contains("no gate 'secrets' looks at this any more");
  }

  @Test
  void marksAnActionThatIsNoGateAnyMore() {
    PlanTree tree = PlanTree.of(MANIFEST);
    tree.action("Scan", "Sast").remove("gate");
    PlanChange change = change(Area.GATE, between(PlanTree.of(MANIFEST), tree));
    assertThat(change.kind()).isEqualTo(Kind.REMOVED);
    assertThat(change.isSensitive()).isTrue();
  }

  @Test
  void doesNotMissAGateThatIsElsewhere() {
    PlanTree tree = PlanTree.of(MANIFEST);
    JsonNode secrets = tree.action("Scan", "Secrets");
    tree.withoutAction("Scan", "Secrets");
    ((ArrayNode) tree.stage("Lint").path("actions")).add(secrets);
    assertThat(between(PlanTree.of(MANIFEST), tree)).hasSize(2).noneMatch(PlanChange::isSensitive);
  }

  @Test
  void tellsWhatARoleGainsAndLoses() {
    PlanTree before = PlanTree.of(MANIFEST);
    PlanTree after = PlanTree.of(MANIFEST);
    ArrayNode grants = (ArrayNode) after.project("Version", "Version").path("grants");
    ((ArrayNode) grants.path(0).path("actions")).add("s3:PutObject");
    grants.remove(1);
    List<PlanChange> changes = between(before, after);
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::isSensitive)
        .containsExactly(
            tuple(Kind.ADDED, Area.PERMISSION, "Version / Version", true),
            tuple(Kind.REMOVED, Area.PERMISSION, "Version / Version", false));
    assertThat(changes.get(0).after())
        .startsWith(
            "s3:PutObject on arn:aws:s3:::pipewright-sources/PAY/ledger-api/source.zip: read");
    assertThat(changes.get(1).before()).startsWith("kms:Decrypt on arn:aws:kms:");
  }

  @Test
  void seesAPermissionThatLosesItsCondition() {
    PlanTree before = PlanTree.of(MANIFEST);
    before
        .project("Version", "Version")
        .withArray("grants")
        .forEach(
            grant -> ((com.fasterxml.jackson.databind.node.ObjectNode) grant).put("only", "x"));
    assertThat(between(before, PlanTree.of(MANIFEST)))
        .filteredOn(PlanChange::isSensitive)
        .hasSize(3)
        .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Kind.ADDED));
  }

  @Test
  void marksASecretAndARoleThatAreNew() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.project("Lint", "Lint").withObject("/buildspec/secrets").put("TOKEN", "some/secret");
    after
        .action("Deploy-dev", "Deploy")
        .put("deployRole", "arn:aws:iam::333333333333:role/pipeline/deploy");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::area, PlanChange::what, change -> change.attention().orElse(""))
        .containsExactly(
            tuple(
                Area.PERMISSION,
                "secret in TOKEN",
                "the build reads a secret that it did not read before"),
            tuple(Area.PERMISSION, "role of the deployment", "it acts as another role"));
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
  void tellsParametersAsAPersonReadsThem() {
    assertThat(between(MANIFEST, MANIFEST.replace("Code: \"${artifact.key}\"", "Code: fixed")))
        .extracting(PlanChange::area, PlanChange::what, PlanChange::before, PlanChange::after)
        .containsExactly(tuple(Area.PARAMETER, "parameter Code", "ObjectKey of Package", "fixed"));
  }

  @Test
  void tellsWhichStagesMoved() {
    String swapped =
        """
        version: 1
        deploy:
          - environment: test
            target: { cloudformation: { template: infra/service.yaml } }
          - environment: dev
            target: { cloudformation: { template: infra/service.yaml } }
        """;
    String ordered = swapped.replace("test", "x").replace("dev", "test").replace("x", "dev");
    assertThat(between(ordered, swapped))
        .hasSize(1)
        .allSatisfy(
            change -> {
              assertThat(change.area()).isEqualTo(Area.STAGE);
              assertThat(change.what()).isEqualTo("place in the pipeline");
              assertThat(change.isSensitive()).isFalse();
            });
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

  @Test
  void marksAStackThatIsAnother() {
    List<PlanChange> changes = between(MANIFEST, MANIFEST + "application: ledger-core\n");
    assertThat(changes)
        .filteredOn(change -> change.what().equals("stack"))
        .hasSize(2)
        .allMatch(PlanChange::isSensitive);
    assertThat(changes.get(0).what()).isEqualTo("name");
  }

  @Test
  void putsWhatWentWhereItStood() {
    PlanTree after = PlanTree.of(MANIFEST).withoutStage("Lint").withoutStage("Package");
    after.action("Version", "Version").put("runOrder", 2);
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::where)
        .containsExactly(
            "Lint", "Lint / Lint", "Version / Version", "Package", "Package / Package");
  }

  @Test
  void treatsAnActionOfAnotherKindAsAnother() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.action("Approve-prod", "Approve").put("kind", "lambda");
    List<PlanChange> changes = between(PlanTree.of(MANIFEST), after);
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::isSensitive)
        .containsExactly(
            tuple(Kind.REMOVED, Area.APPROVAL, true), tuple(Kind.ADDED, Area.ACTION, false));
  }

  @Test
  void tellsMembersThatItDoesNotKnow() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.plan().putObject("quota").put("minutes", 5);
    after.project("Lint", "Lint").withObject("/network/subnets").put("a", true);
    after.stage("Lint").putNull("retries");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::what)
        .containsExactlyInAnyOrder(
            tuple(Kind.ADDED, Area.OTHER, "Pipeline", "quota"),
            tuple(Kind.ADDED, Area.OTHER, "Lint / Lint", "project.network"),
            tuple(Kind.ADDED, Area.OTHER, "Lint", "retries"));
  }

  @Test
  void tellsANumberFromAText() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.action("Lint", "Lint").put("runOrder", "1");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::before, PlanChange::after)
        .containsExactly(tuple("1", "\"1\""));
  }

  @Test
  void tellsOfANewPipelineAllItsStages() {
    List<PlanChange> changes =
        PlanDiff.between(JsonNodeFactory.instance.objectNode(), PlannedJson.of(DEV));
    assertThat(changes).allMatch(change -> change.kind() == Kind.ADDED);
    assertThat(changes)
        .filteredOn(change -> change.area() == Area.STAGE)
        .extracting(PlanChange::where)
        .containsExactly("Source", "Lint", "Build", "Scan", "Version", "Package", "Deploy-dev");
  }

  private static PlanChange change(Area area, List<PlanChange> changes) {
    return changes.stream()
        .filter(change -> change.area() == area)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no change of " + area + " in " + changes));
  }

  private static List<PlanChange> between(String before, String after) {
    return PlanDiff.between(PlannedJson.of(before), PlannedJson.of(after));
  }

  private static List<PlanChange> between(PlanTree before, PlanTree after) {
    return PlanDiff.between(before.plan(), after.plan());
  }
}
