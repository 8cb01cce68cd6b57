package io.pipewright.plan;

import io.pipewright.language.Gate;
import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.Step;
import io.pipewright.plan.PipelineDesign.ExplainedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stages of the language pack's steps and of the gates that all languages share. Of a component
 * they are one stage, so that they can be skipped together when it has not changed.
 */
final class GateStages {
  private static final String REQUIRED = "every pipeline has this gate; no team can remove it";
  private static final String SHARED_FILES = "gates/*.yaml";

  private final LanguagePacks packs;
  private final StepProjects projects;

  GateStages(LanguagePacks packs, StepProjects projects) {
    this.packs = packs;
    this.projects = projects;
  }

  /** The stages before the version, if the repository is built as a whole. */
  List<ExplainedStage> ofRepository(Decisions.Part part) {
    LanguagePack.Steps steps = part.toolchain().pack().steps();
    List<ActionPlan> scans = new ArrayList<>();
    scans.add(gate(part, "Sast", 1, steps.sast()));
    scans.addAll(sharedGates());
    scans.add(gate(part, "Sbom", 1, steps.sbom()));
    return List.of(
        required("Lint", List.of(gate(part, "Lint", 1, steps.lint())), lintPurpose(steps)),
        required(
            PipelineDesign.BUILD,
            List.of(gate(part, PipelineDesign.BUILD, 1, steps.build())),
            buildPurpose(part)),
        required("Scan", scans, scanPurpose(part)));
  }

  /** All of a component's gates before the version. */
  ExplainedStage ofComponent(Decisions.Part part) {
    LanguagePack.Steps steps = part.toolchain().pack().steps();
    StagePlan stage =
        new StagePlan(
            part.name("Check"),
            part.component().name(),
            List.of(
                gate(part, "Lint", 1, steps.lint()),
                gate(part, PipelineDesign.BUILD, 2, steps.build()),
                gate(part, "Sast", 3, steps.sast()),
                gate(part, "Sbom", 3, steps.sbom())));
    return new ExplainedStage(
        stage,
        true,
        new Origin.Policy(REQUIRED),
        lintPurpose(steps) + " " + buildPurpose(part) + " " + scanPurpose(part));
  }

  /** The gates that look at the whole of a monorepo. */
  ExplainedStage shared() {
    return new ExplainedStage(
        new StagePlan("Scan", sharedGates()),
        true,
        new Origin.Pack(SHARED_FILES),
        "Scans the whole repository.");
  }

  ExplainedStage packaging(Decisions.Part part) {
    Decisions.Toolchain toolchain = part.toolchain();
    Step step = toolchain.pack().steps().packaging();
    StagePlan stage =
        new StagePlan(
            part.name(PipelineDesign.PACKAGE),
            part.component().name(),
            List.of(
                action(
                    part,
                    PipelineDesign.PACKAGE,
                    1,
                    Optional.empty(),
                    step,
                    Map.of("PIPEWRIGHT_VERSION", VersionStep.VERSION))));
    return new ExplainedStage(
        stage,
        false,
        new Origin.Pack("languages/" + toolchain.pack().name() + ".yaml"),
        "Makes the artefact, a "
            + toolchain.artifact()
            + ", once; every environment gets this one.");
  }

  private static ExplainedStage required(String name, List<ActionPlan> actions, String purpose) {
    return new ExplainedStage(
        new StagePlan(name, actions), true, new Origin.Policy(REQUIRED), purpose);
  }

  private static String lintPurpose(LanguagePack.Steps steps) {
    return "Checks the code with " + steps.lint().tool() + ".";
  }

  private static String buildPurpose(Decisions.Part part) {
    return "Builds with "
        + part.toolchain().buildTool()
        + ", runs the unit tests, and wants "
        + part.coverage()
        + " percent of the lines covered.";
  }

  private static String scanPurpose(Decisions.Part part) {
    return "Fails on findings that are " + part.failOn().word() + " or worse.";
  }

  private List<ActionPlan> sharedGates() {
    List<ActionPlan> gates = new ArrayList<>();
    for (Gate gate : packs.gates().values()) {
      String name = gate.name().substring(0, 1).toUpperCase(Locale.ROOT) + gate.name().substring(1);
      gates.add(
          new ActionPlan.Build(
              name,
              1,
              Optional.of(gate.name()),
              projects.ofGate(name, gate),
              // Without components there is one build; with them a shared gate sees the commit.
              PipelineDesign.SOURCE,
              List.of(),
              gate.step().output().map(output -> name),
              Optional.empty(),
              Map.of()));
    }
    return gates;
  }

  private ActionPlan gate(Decisions.Part part, String name, int runOrder, Step step) {
    return action(part, name, runOrder, Optional.of(name.toLowerCase(Locale.ROOT)), step, Map.of());
  }

  private ActionPlan action(
      Decisions.Part part,
      String name,
      int runOrder,
      Optional<String> gate,
      Step step,
      Map<String, String> variables) {
    return new ActionPlan.Build(
        name,
        runOrder,
        gate,
        projects.ofPack(part, name, step),
        input(part, step),
        List.of(),
        step.output().map(output -> part.name(name)),
        Optional.empty(),
        variables);
  }

  private static String input(Decisions.Part part, Step step) {
    return switch (step.input()) {
      case SOURCE -> PipelineDesign.SOURCE;
      case BUILD -> part.name(PipelineDesign.BUILD);
    };
  }
}
