package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every plan, whatever the manifest says. */
class PlanPropertiesTest {
  private static final List<String> GATES = List.of("lint", "build", "sast", "secrets", "sbom");

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameRequestSameBytes(int seed) {
    assertThat(json(manifest(seed, 0))).isEqualTo(json(manifest(seed, 0)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheKeysDoesNotMatter(int seed) {
    assertThat(json(manifest(seed, 1))).isEqualTo(json(manifest(seed, 2)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyGateIsThereAndNothingComesBeforeIt(int seed) {
    PipelinePlan plan = plan(seed);
    assertThat(Plans.builds(plan))
        .filteredOn(action -> action.gate().isPresent())
        .extracting(action -> action.gate().orElseThrow())
        .containsExactlyElementsOf(GATES);
    assertThat(plan.stages())
        .extracting(StagePlan::name)
        .startsWith("Source", "Lint", "Build", "Scan", "Version", "Package");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inputsAreProducedEarlier(int seed) {
    Set<String> produced = new HashSet<>();
    for (StagePlan stage : plan(seed).stages()) {
      for (ActionPlan action : stage.actions()) {
        assertThat(produced.containsAll(Plans.inputs(action))).as(action.name()).isTrue();
      }
      for (ActionPlan action : stage.actions()) {
        Plans.outputs(action)
            .forEach(output -> assertThat(produced.add(output)).as(output).isTrue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aProtectedEnvironmentIsApprovedDirectlyBefore(int seed) {
    List<StagePlan> stages = plan(seed).stages();
    for (int index = 0; index < stages.size(); index++) {
      if (stages.get(index).name().equals("Deploy-prod")) {
        assertThat(stages.get(index - 1).name()).isEqualTo("Approve-prod");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void namesAreWithinTheLimitsOfAws(int seed) {
    PipelinePlan plan = plan(seed);
    assertThat(plan.name())
        .matches("[A-Za-z0-9.@_-]{1,100}")
        .matches("[a-zA-Z][-a-zA-Z0-9]{0,127}");
    assertThat(plan.roleName()).matches("[\\w+=,.@-]{1,64}");
    assertThat(plan.stages()).hasSizeLessThanOrEqualTo(50);
    assertThat(plan.stages()).extracting(StagePlan::name).doesNotHaveDuplicates();
    for (StagePlan stage : plan.stages()) {
      assertThat(stage.name()).matches("[A-Za-z0-9.@_-]{1,100}");
      assertThat(stage.actions()).extracting(ActionPlan::name).doesNotHaveDuplicates();
      for (ActionPlan action : stage.actions()) {
        assertThat(action.name()).matches("[A-Za-z0-9.@_-]{1,100}");
        if (action instanceof ActionPlan.CloudFormation deployment) {
          assertThat(deployment.stackName()).matches("[a-zA-Z][-a-zA-Z0-9]{0,127}");
        }
      }
    }
    for (ActionPlan.Build action : Plans.builds(plan)) {
      assertThat(action.project().name()).matches("[A-Za-z0-9][A-Za-z0-9_-]{1,149}");
      assertThat(action.project().description()).hasSizeLessThanOrEqualTo(255);
      assertThat(action.project().timeoutMinutes()).isBetween(5, 480);
    }
    plan.tags().values().forEach(tag -> assertThat(tag).matches("[\\w .:/=+@-]{0,256}"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noManifestValueIsShellText(int seed) {
    List<List<String>> plain = commands(Fixture.value(Fixture.plan("version: 1\n")));
    assertThat(commands(plan(seed))).isEqualTo(plain);
  }

  @Test
  void theSeedsReachBothKindsOfEnvironment() {
    Set<String> stages = new HashSet<>();
    seeds().forEach(seed -> plan(seed).stages().forEach(stage -> stages.add(stage.name())));
    assertThat(stages).contains("Deploy-dev", "Deploy-test", "Approve-prod", "Deploy-prod");
  }

  private static List<List<String>> commands(PipelinePlan plan) {
    return Plans.builds(plan).stream()
        .map(action -> action.project().buildspec())
        .map(spec -> List.of(String.join("\n", spec.install()), String.join("\n", spec.build())))
        .toList();
  }

  private static PipelinePlan plan(int seed) {
    return Fixture.value(Fixture.plan(manifest(seed, 0)));
  }

  private static String json(String manifest) {
    Result<PipelinePlan> result = Fixture.plan(manifest);
    return PlanJson.write(Fixture.value(result));
  }

  /** A valid manifest of {@code seed}, its keys in the order of {@code order}. */
  private static String manifest(int seed, int order) {
    Random random = new Random(seed);
    List<String> keys = new ArrayList<>();
    keys.add("version: 1");
    optional(
        random,
        keys,
        "application: app-" + Integer.toString(random.nextInt(1000), 36).toLowerCase(Locale.ROOT));
    optional(random, keys, "team: payments");
    optional(random, keys, "language: java");
    optional(random, keys, "runtime: " + (random.nextBoolean() ? "17" : "\"21\""));
    optional(random, keys, "build: { tool: " + (random.nextBoolean() ? "maven" : "gradle") + " }");
    optional(random, keys, "test: { coverage: " + (60 + random.nextInt(41)) + " }");
    optional(
        random,
        keys,
        "scan: { failOn: " + List.of("low", "medium", "high").get(random.nextInt(3)) + " }");
    optional(random, keys, "artifact: " + (random.nextBoolean() ? "jar" : "war"));
    optional(random, keys, deploy(random));
    optional(random, keys, "notify: { email: [a@b.example] }");
    Collections.shuffle(keys, new Random(order));
    return String.join("\n", keys) + "\n";
  }

  private static String deploy(Random random) {
    List<String> environments = new ArrayList<>(List.of("dev", "test", "prod"));
    Collections.shuffle(environments, random);
    StringBuilder text = new StringBuilder("deploy:");
    for (String environment : environments.subList(0, 1 + random.nextInt(3))) {
      text.append("\n  - environment: ").append(environment);
      text.append("\n    target: { cloudformation: { template: infra/service.yaml");
      if (random.nextBoolean()) {
        text.append(", parameters: { Size: \"").append(value(random)).append("\" }");
      }
      text.append(" } }");
    }
    return text.toString();
  }

  private static String value(Random random) {
    List<String> values =
        List.of("small", "${version}", "${artifact.key}", "$(id)", "`id`", "'; exit 0; '", "ä");
    return values.get(random.nextInt(values.size()));
  }

  private static void optional(Random random, List<String> keys, String key) {
    if (random.nextBoolean()) {
      keys.add(key);
    }
  }
}
