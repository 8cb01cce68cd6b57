package io.pipewright.plan;

import java.util.function.Function;

/** A value for a parameter of a target's template. */
public sealed interface ParameterValue {
  /** Runs the case for this value. */
  <R> R match(Function<Literal, R> literal, Function<ArtifactAttribute, R> attribute);

  /**
   * Text; may hold {@code #{namespace.variable}}.
   *
   * @param text the value
   */
  record Literal(String text) implements ParameterValue {
    @Override
    public <R> R match(Function<Literal, R> literal, Function<ArtifactAttribute, R> attribute) {
      return literal.apply(this);
    }
  }

  /**
   * CloudFormation's {@code Fn::GetArtifactAtt}.
   *
   * @param artifact an input artefact of the action
   * @param attribute {@code BucketName} or {@code ObjectKey}
   */
  record ArtifactAttribute(String artifact, String attribute) implements ParameterValue {
    @Override
    public <R> R match(Function<Literal, R> literal, Function<ArtifactAttribute, R> attribute) {
      return attribute.apply(this);
    }
  }
}
