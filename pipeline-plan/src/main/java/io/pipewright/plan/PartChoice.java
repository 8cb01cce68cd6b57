package io.pipewright.plan;

import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.Component;
import io.pipewright.manifest.Severity;
import java.util.List;
import java.util.Optional;

/** Settles one component. */
final class PartChoice {
  private final PlanRequest request;
  private final Component component;
  private final LanguagePacks packs;
  private final ManifestProblems problems;
  private final Settings settings;

  PartChoice(
      PlanRequest request,
      Component component,
      LanguagePacks packs,
      ManifestProblems problems,
      Settings settings) {
    this.request = request;
    this.component = component;
    this.packs = packs;
    this.problems = problems;
    this.settings = settings;
  }

  Optional<Decisions.Part> part() {
    List<String> paths = paths();
    // Where there is no directory, that is what is told, and nothing of what it lacks.
    Optional<Decisions.Toolchain> toolchain =
        paths.isEmpty() && !component.directory().isEmpty()
            ? Optional.empty()
            : new ToolchainChoice(component, paths, packs, problems, settings).toolchain();
    GateChoice gates =
        new GateChoice(component, request.organisation().gates(), problems, settings);
    int coverage = gates.coverage();
    Severity failOn = gates.failOn();
    List<Decisions.Target> targets =
        new TargetChoice(request, component, problems, settings).targets();
    return toolchain.map(
        settled -> new Decisions.Part(component, settled, coverage, failOn, targets));
  }

  /** The component's files, seen from its directory. */
  private List<String> paths() {
    if (component.directory().isEmpty()) {
      return request.paths();
    }
    String prefix = component.directory() + "/";
    return request.paths().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .toList();
  }
}
