package io.pipewright.plan;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.Component;
import io.pipewright.manifest.ManifestDocument;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.Team;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the manifest leaves open, settled: every value that a plan needs.
 *
 * @param parts one for each component, or one for the whole repository
 * @param environments in the order in which they are reached
 * @param settings what is in effect, and why
 */
record Decisions(
    RepositoryId repository,
    Team team,
    String application,
    List<Part> parts,
    List<String> environments,
    List<Setting> settings) {

  /** Settles everything, or says everything that cannot be. */
  static Result<Decisions> of(PlanRequest request, ManifestDocument document, LanguagePacks packs) {
    ManifestProblems problems = new ManifestProblems(request.manifest(), document);
    Settings settings = new Settings(document);
    Optional<String> application =
        new ApplicationChoice(request, document, problems, settings).application();
    Optional<Team> team = new Ownership(request, document, problems, settings).team();
    List<Optional<Part>> parts = new ArrayList<>();
    List<Component> components =
        problems.isDoubtful(Component.KEY) ? List.of() : document.manifest().components();
    for (Component component : components) {
      parts.add(new PartChoice(request, component, packs, problems, settings).part());
    }
    new DirectoryChoice(request, components, problems, settings).check();
    List<String> environments = new DeploymentOrder(components, problems).environments();
    new StageCount(components, request.organisation(), problems).check();
    return problems.orElse(
        () ->
            new Decisions(
                request.repository(),
                team.orElseThrow(),
                application.orElseThrow(),
                parts.stream().map(Optional::orElseThrow).toList(),
                environments,
                settings.all()));
  }

  /**
   * A component, settled.
   *
   * @param component what the manifest says of it
   * @param toolchain with what it is built
   * @param coverage percent of lines
   * @param failOn the mildest finding that fails a scan
   * @param targets where it is deployed to
   */
  record Part(
      Component component,
      Toolchain toolchain,
      int coverage,
      Severity failOn,
      List<Target> targets) {
    /** A name that is unique in the pipeline: {@code word}, and the component if there are some. */
    String name(String word) {
      return component.name().map(name -> word + "-" + name).orElse(word);
    }
  }

  /**
   * With what a component is built.
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
   * @param origin the manifest's entry
   */
  record Target(
      Environment environment,
      String template,
      Map<String, ParameterValue> parameters,
      Origin origin) {}
}
