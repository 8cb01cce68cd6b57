package io.pipewright.localcloud.codepipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline of type V2, as its template defines it.
 *
 * @param name 1 to 100 characters
 * @param roleArn the service role
 * @param variables pipeline-level variables with their default values
 */
public record PipelineDefinition(
    String name,
    String roleArn,
    ExecutionMode mode,
    ArtifactStore artifactStore,
    List<Stage> stages,
    Map<String, String> variables,
    Map<String, String> tags) {
  public PipelineDefinition {
    stages = List.copyOf(stages);
    variables = Map.copyOf(variables);
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

  /** Actions that belong together. */
  public record Stage(String name, List<Action> actions) {
    public Stage {
      actions = List.copyOf(actions);
    }

    /** The action of that name. */
    public Optional<Action> action(String action) {
      return actions.stream().filter(one -> one.name().equals(action)).findFirst();
    }
  }

  /** What an action does and who provides it. */
  public record ActionType(String category, String owner, String provider, String version) {
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
      ActionType type,
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
