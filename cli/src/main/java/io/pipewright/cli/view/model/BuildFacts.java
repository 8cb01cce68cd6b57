package io.pipewright.cli.view.model;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.Buildspec;
import io.pipewright.plan.ProjectPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to know of an action that runs commands. What it does not have is left out. */
final class BuildFacts {
  private final ActionPlan.Build action;
  private final ProjectPlan project;
  private final Buildspec buildspec;

  BuildFacts(ActionPlan.Build action) {
    this.action = action;
    this.project = action.project();
    this.buildspec = project.buildspec();
  }

  /** The input artefacts, the primary one first. */
  String inputs() {
    return Stream.concat(Stream.of(action.input()), action.extraInputs().stream())
        .collect(Collectors.joining(", "));
  }

  List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Project", project.name()));
    facts.add(new Fact("Image", project.image()));
    add(
        facts,
        "Runtime",
        buildspec.runtimeVersions().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList());
    facts.add(new Fact("Takes", inputs()));
    add(facts, "Makes", action.output().stream().toList());
    add(facts, "Exports", buildspec.exportedVariables());
    add(
        facts,
        "Reports",
        buildspec.reports().values().stream()
            .map(report -> String.join(", ", report.files()) + " (" + report.format() + ")")
            .toList());
    add(facts, "Cache", project.cachePaths());
    facts.add(new Fact("Time limit", project.timeoutMinutes() + " minutes"));
    return facts;
  }

  /** The project's, the action's and the secret ones. */
  List<Fact> variables() {
    List<Fact> variables = new ArrayList<>(Fact.of(project.environment()));
    variables.addAll(Fact.of(action.variables()));
    buildspec
        .secrets()
        .forEach(
            (name, secret) ->
                variables.add(new Fact(name, "from Secrets Manager, the secret " + secret)));
    return variables;
  }

  private static void add(List<Fact> facts, String name, List<String> values) {
    if (!values.isEmpty()) {
      facts.add(new Fact(name, String.join(", ", values)));
    }
  }
}
