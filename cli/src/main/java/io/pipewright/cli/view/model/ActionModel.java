package io.pipewright.cli.view.model;

import io.pipewright.plan.Grant;
import java.util.List;
import java.util.Optional;

/**
 * An action as it is shown.
 *
 * @param kind what runs it
 * @param name as CodePipeline shows it
 * @param caption what it takes and makes, in a few words
 * @param question what an approver is asked
 * @param facts whatever else there is to know
 * @param parameters of a template
 * @param variables of the environment of its commands
 * @param install commands of the install phase
 * @param build commands of the build phase
 * @param grants what its role may do beyond its own log and its artefacts
 */
public record ActionModel(
    Kind kind,
    String name,
    String caption,
    Optional<String> question,
    List<Fact> facts,
    List<Fact> parameters,
    List<Fact> variables,
    List<Command> install,
    List<Command> build,
    List<Grant> grants) {
  /** What runs an action. */
  public enum Kind {
    SOURCE("source"),
    BUILD("CodeBuild"),
    APPROVAL("approval"),
    DEPLOYMENT("CloudFormation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }

  public ActionModel {
    facts = List.copyOf(facts);
    parameters = List.copyOf(parameters);
    variables = List.copyOf(variables);
    install = List.copyOf(install);
    build = List.copyOf(build);
    grants = List.copyOf(grants);
  }

  /** An action that runs no commands and has no parameters. */
  ActionModel(Kind kind, String name, String caption, Optional<String> question, List<Fact> facts) {
    this(
        kind, name, caption, question, facts, List.of(), List.of(), List.of(), List.of(),
        List.of());
  }
}
