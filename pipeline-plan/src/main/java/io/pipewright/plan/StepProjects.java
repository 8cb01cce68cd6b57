package io.pipewright.plan;

import io.pipewright.language.Gate;
import io.pipewright.language.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the CodeBuild projects of the steps of a language pack, and of the gates. */
final class StepProjects {
  /** Where tools are kept between builds: outside the tree, at the same place in every build. */
  static final String TOOLS = "/root/.pipewright/tools";

  // What the slowest step of our packs takes on a cold cache, several times over; CodeBuild's limit
  // is 480.
  private static final int TIMEOUT_MINUTES = 60;

  private final PlanNames names;
  private final Decisions decisions;

  StepProjects(PlanNames names, Decisions decisions) {
    this.names = names;
    this.decisions = decisions;
  }

  /** The project of a step of the language pack. */
  ProjectPlan ofPack(String id, Step step) {
    Decisions.Toolchain toolchain = decisions.toolchain();
    return project(
        id, step, toolchain.pack().image(), toolchain.pack().runtime().select(toolchain.runtime()));
  }

  /** The project of a gate. */
  ProjectPlan ofGate(String id, Gate gate) {
    return project(
        id, gate.step(), gate.image(), gate.runtime().select(gate.runtime().defaultVersion()));
  }

  private ProjectPlan project(
      String id, Step step, String image, Map<String, String> runtimeVersions) {
    String word = id.toLowerCase(Locale.ROOT);
    StepCommands commands = new StepCommands(word, step);
    return new ProjectPlan(
        id,
        names.project(id),
        id + " of " + names.pipeline() + ": " + step.tool(),
        image,
        new Buildspec(
            runtimeVersions,
            Map.of(),
            commands.install(),
            commands.build(),
            List.of(),
            step.output().map(StepProjects::directory),
            reports(word, step)),
        environment(),
        TIMEOUT_MINUTES,
        List.of(TOOLS + "/**/*"),
        List.of());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PIPEWRIGHT_TOOLS", TOOLS);
    environment.put("PIPEWRIGHT_FAIL_ON", decisions.failOn().word());
    environment.put("PIPEWRIGHT_COVERAGE", Integer.toString(decisions.coverage()));
    environment.put("PIPEWRIGHT_APPLICATION", decisions.application());
    environment.put("PIPEWRIGHT_BUILD_TOOL", decisions.toolchain().buildTool());
    environment.put("PIPEWRIGHT_ARTIFACT", decisions.toolchain().artifact());
    return environment;
  }

  private static String directory(Step.Output output) {
    return switch (output) {
      case TREE -> ".";
      case OUT -> StepCommands.OUT;
    };
  }

  private static Map<String, Buildspec.Report> reports(String name, Step step) {
    Optional<Step.Reports> reports = step.reports();
    return reports
        .map(found -> Map.of(name, new Buildspec.Report(found.format(), found.files())))
        .orElse(Map.of());
  }
}
