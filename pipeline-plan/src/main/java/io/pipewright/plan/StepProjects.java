package io.pipewright.plan;

import io.pipewright.language.Gate;
import io.pipewright.language.Step;
import io.pipewright.manifest.Component;
import io.pipewright.manifest.Severity;
import java.util.Comparator;
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
  ProjectPlan ofPack(Decisions.Part part, String name, Step step) {
    Decisions.Toolchain toolchain = part.toolchain();
    Component component = part.component();
    Map<String, String> environment = environment(part.failOn());
    environment.put("PIPEWRIGHT_COVERAGE", Integer.toString(part.coverage()));
    environment.put("PIPEWRIGHT_APPLICATION", component.name().orElse(decisions.application()));
    environment.put("PIPEWRIGHT_BUILD_TOOL", toolchain.buildTool());
    environment.put("PIPEWRIGHT_ARTIFACT", toolchain.artifact());
    if (!component.directory().isEmpty()) {
      environment.put("PIPEWRIGHT_DIRECTORY", component.directory());
    }
    return project(
        part.name(name),
        names.project(component.name(), name),
        new StepCommands(name.toLowerCase(Locale.ROOT), step, component.directory()),
        step,
        toolchain.pack().image(),
        toolchain.pack().runtime().select(toolchain.runtime()),
        environment);
  }

  /** The project of a gate. */
  ProjectPlan ofGate(String name, Gate gate) {
    return project(
        name,
        names.project(Optional.empty(), name),
        new StepCommands(gate.name(), gate.step(), ""),
        gate.step(),
        gate.image(),
        gate.runtime().select(gate.runtime().defaultVersion()),
        environment(strictest()));
  }

  private ProjectPlan project(
      String id,
      String name,
      StepCommands commands,
      Step step,
      String image,
      Map<String, String> runtimeVersions,
      Map<String, String> environment) {
    return new ProjectPlan(
        id,
        name,
        id + " of " + names.pipeline() + ": " + step.tool(),
        image,
        new Buildspec(
            runtimeVersions,
            Map.of(),
            commands.install(),
            commands.build(),
            List.of(),
            step.output().map(StepProjects::directory),
            commands.reports()),
        environment,
        TIMEOUT_MINUTES,
        List.of(TOOLS + "/**/*"),
        List.of());
  }

  /** Who looks at the whole repository looks as strictly as its strictest component wants. */
  private Severity strictest() {
    return decisions.parts().stream()
        .map(Decisions.Part::failOn)
        .min(Comparator.naturalOrder())
        .orElse(Severity.LOW);
  }

  private static Map<String, String> environment(Severity failOn) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PIPEWRIGHT_TOOLS", TOOLS);
    environment.put("PIPEWRIGHT_FAIL_ON", failOn.word());
    return environment;
  }

  private static String directory(Step.Output output) {
    return switch (output) {
      case TREE -> ".";
      case OUT -> StepCommands.OUT;
    };
  }
}
