package io.pipewright.localcloud.codepipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline of type V2, as its template defines it.
 *
 * @param name 1 to 100 characters
 * @param roleArn the service role
 * @param variables pipeline-level variables, in their order
 */
public record PipelineDefinition(
    String name,
    String roleArn,
    ExecutionMode mode,
    ArtifactStore artifactStore,
    List<Stage> stages,
    List<Variable> variables,
    Map<String, String> tags) {
  public PipelineDefinition {
    stages = List.copyOf(stages);
    variables = List.copyOf(variables);
    tags = Map.copyOf(tags);
  }

  /** What happens when executions meet. */
  public enum ExecutionMode {
    /** One that waits for a stage gives way to a newer one. */
    SUPERSEDED,
    /** They pass each stage in their order. */
    QUEUED
  }

  /**
   * Where artefacts are kept.
   *
   * @param bucket name
   * @param keyId ARN of the KMS key; the bucket's default if empty
   */
  public record ArtifactStore(String bucket, Optional<String> keyId) {}

  /**
   * A value that a start may give to an execution.
   *
   * @param defaultValue what it is where the start gives none; if it has none either, the start
   *     must give one
   */
  public record Variable(
      String name, Optional<String> defaultValue, Optional<String> description) {}

  /**
   * Actions that belong together.
   *
   * @param beforeEntry what is asked before the stage is entered
   */
  public record Stage(String name, Optional<BeforeEntry> beforeEntry, List<Action> actions) {
    public Stage {
      actions = List.copyOf(actions);
    }

    /** The action of that name. */
    public Optional<Action> action(String action) {
      return actions.stream().filter(one -> one.name().equals(action)).findFirst();
    }
  }

  /** Conditions of a stage's entry; CodePipeline takes exactly one. */
  public record BeforeEntry(List<Condition> conditions) {
    public BeforeEntry {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Holds if all of its rules hold.
   *
   * @param result what happens if it does not, for example {@code SKIP}
   */
  public record Condition(String result, List<Rule> rules) {
    public Condition {
      rules = List.copyOf(rules);
    }
  }

  /** One question of a condition. */
  public record Rule(String name, TypeId type, Map<String, String> configuration) {
    public Rule {
      configuration = Map.copyOf(configuration);
    }
  }

  /** What an action or a rule does, and who provides it. */
  public record TypeId(String category, String owner, String provider, String version) {
    /** For example {@code Build/AWS/CodeBuild/1}. */
    @Override
    public String toString() {
      return category + "/" + owner + "/" + provider + "/" + version;
    }
  }

  /**
   * One step of a stage.
   *
   * @param runOrder 1 to 999; equal ones run at the same time
   * @param namespace where its output variables are found
   * @param region where it acts, if not the pipeline's
   * @param roleArn the role that it acts in, if not the pipeline's
   * @param timeoutMinutes for approvals: 5 to 86400; seven days if not given
   */
  public record Action(
      String name,
      TypeId type,
      int runOrder,
      Map<String, String> configuration,
      List<String> inputs,
      List<String> outputs,
      Optional<String> namespace,
      Optional<String> region,
      Optional<String> roleArn,
      Optional<Integer> timeoutMinutes) {
    public Action {
      configuration = Map.copyOf(configuration);
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** The stage of that name. */
  public Optional<Stage> stage(String stage) {
    return stages.stream().filter(one -> one.name().equals(stage)).findFirst();
  }
}
