package io.pipewright.plan;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.Team;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the manifest leaves open, settled: every value that a plan needs. */
record Decisions(
    RepositoryId repository,
    Team team,
    String application,
    Toolchain toolchain,
    int coverage,
    Severity failOn,
    List<Target> targets) {

  /** Settles everything, or says everything that cannot be. */
  static Result<Decisions> of(PlanRequest request, LanguagePacks packs) {
    ManifestProblems problems = new ManifestProblems(request.document());
    Optional<Team> team = new Ownership(request, problems).team();
    Optional<String> application = new ApplicationChoice(request, problems).application();
    Optional<Toolchain> toolchain = new ToolchainChoice(request, packs, problems).toolchain();
    GateChoice gates = new GateChoice(request, problems);
    int coverage = gates.coverage();
    Severity failOn = gates.failOn();
    List<Target> targets = new TargetChoice(request, problems).targets();
    return problems.orElse(
        () ->
            new Decisions(
                request.repository(),
                team.orElseThrow(),
                application.orElseThrow(),
                toolchain.orElseThrow(),
                coverage,
                failOn,
                targets));
  }

  /**
   * With what the repository is built.
   *
   * @param runtime one of the pack's versions
   * @param buildTool one of the pack's build tools
   * @param artifact one of the pack's kinds of artefact
   */
  record Toolchain(LanguagePack pack, String runtime, String buildTool, String artifact) {}

  /**
   * One deployment.
   *
   * @param environment where to
   * @param template path in the repository
   * @param parameters of the template
   */
  record Target(Environment environment, String template, Map<String, ParameterValue> parameters) {}
}
