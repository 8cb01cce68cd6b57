package io.pipewright.plan;

import io.pipewright.manifest.ManifestDocument;
import io.pipewright.organisation.Team;
import io.pipewright.problem.ProblemCode;
import java.util.List;
import java.util.Optional;

/** Finds the team whose pipeline it is: the owner of the repository, whatever the manifest says. */
final class Ownership {
  private final PlanRequest request;
  private final ManifestDocument document;
  private final ManifestProblems problems;
  private final Settings settings;

  Ownership(
      PlanRequest request,
      ManifestDocument document,
      ManifestProblems problems,
      Settings settings) {
    this.request = request;
    this.document = document;
    this.problems = problems;
    this.settings = settings;
  }

  Optional<Team> team() {
    Optional<Team> owner = request.organisation().owner(request.repository());
    if (owner.isEmpty()) {
      problems.add(
          ProblemCode.REPOSITORY_NOT_OWNED,
          "",
          "no team owns the repository '" + request.repository() + "'",
          request.repository().toString(),
          List.of(),
          "ask the DevOps team to add it to your team in factory.yaml");
    }
    owner.ifPresent(
        team -> {
          checkWritten(team);
          settings.add(
              "team",
              team.name(),
              new Origin.Organisation("teams." + team.name() + ".repositories"),
              "the owner of " + request.repository());
        });
    return owner;
  }

  private void checkWritten(Team owner) {
    document
        .manifest()
        .team()
        .filter(written -> !written.equals(owner.name()))
        .ifPresent(
            written ->
                problems.add(
                    ProblemCode.TEAM_DISAGREES,
                    "team",
                    "the repository belongs to the team '" + owner.name() + "'",
                    written,
                    List.of(owner.name()),
                    "remove 'team': the owner is taken from the organisation's file"));
  }
}
