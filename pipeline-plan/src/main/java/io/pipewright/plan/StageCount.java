package io.pipewright.plan;

import io.pipewright.manifest.Component;
import io.pipewright.manifest.Deployment;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.Organisation;
import io.pipewright.problem.ProblemCode;
import java.util.List;

/** Checks that CodePipeline takes as many stages as the pipeline would have. */
final class StageCount {
  /** Stages of a pipeline at most: CodePipeline's quota. */
  static final int MOST = 50;

  // Source, Scan, Version for all; Check and Package for each component. Without components:
  // Source,
  // Lint, Build, Scan, Version, Package.
  private static final int SHARED = 3;
  private static final int EACH = 2;
  private static final int WHOLE = 6;

  private final List<Component> components;
  private final Organisation organisation;
  private final ManifestProblems problems;

  StageCount(List<Component> components, Organisation organisation, ManifestProblems problems) {
    this.components = components;
    this.organisation = organisation;
    this.problems = problems;
  }

  void check() {
    int stages = stages();
    if (stages > MOST) {
      problems.add(
          ProblemCode.TOO_MANY_STAGES,
          isMonorepo() ? Component.KEY : "deploy",
          "the pipeline would have " + stages + " stages, CodePipeline takes " + MOST,
          stages + " stages",
          List.of("at most " + MOST + " stages"),
          "deploy to fewer environments, or split the repository");
    }
  }

  private boolean isMonorepo() {
    return components.stream().anyMatch(component -> component.name().isPresent());
  }

  private int stages() {
    int stages = isMonorepo() ? SHARED + EACH * components.size() : WHOLE;
    for (Component component : components) {
      for (Deployment deployment : component.deploy()) {
        Environment environment = organisation.environments().get(deployment.environment());
        stages += environment != null && environment.isProtected() ? 2 : 1;
      }
    }
    return stages;
  }
}
