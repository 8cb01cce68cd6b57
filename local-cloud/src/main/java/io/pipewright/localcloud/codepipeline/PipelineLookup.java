package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.server.AwsError;

/** Finds what a call names, or answers as AWS does when it is not there. */
final class PipelineLookup {
  private final Pipelines pipelines;

  PipelineLookup(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  Pipeline pipeline(String name) {
    return pipelines
        .find(name)
        .orElseThrow(
            () ->
                error(
                    "PipelineNotFoundException",
                    "Account '"
                        + pipelines.settings().account()
                        + "' does not have a pipeline with name '"
                        + name
                        + "'"));
  }

  Execution execution(Pipeline pipeline, String id) {
    return pipeline
        .execution(id)
        .orElseThrow(
            () ->
                error(
                    "PipelineExecutionNotFoundException",
                    "Pipeline execution '" + id + "' does not exist"));
  }

  static Action action(PipelineDefinition definition, String stage, String action) {
    return definition
        .stage(stage)
        .orElseThrow(
            () ->
                error("StageNotFoundException", "The pipeline has no stage named '" + stage + "'"))
        .action(action)
        .orElseThrow(
            () ->
                error(
                    "ActionNotFoundException",
                    "The stage '" + stage + "' has no action named '" + action + "'"));
  }

  static AwsError error(String code, String message) {
    return new AwsError(400, code, message);
  }
}
