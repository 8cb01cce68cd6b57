package io.pipewright.generator.template;

import io.pipewright.plan.PipelinePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** What the elements of one pipeline share while they are drawn. */
final class Drawing {
  private final Construct scope;
  private final PipelinePlan plan;
  private final PlanArns arns;
  private final IKey key;
  private final ArtifactBucket bucket;
  private final Map<String, Artifact> artifacts = new HashMap<>();

  Drawing(Construct scope, PipelinePlan plan) {
    this.scope = scope;
    this.plan = plan;
    arns = PlanArns.of(plan);
    key = Key.fromKeyArn(scope, "TeamKey", plan.keyArn());
    bucket = new ArtifactBucket(scope, "Artifacts", arns, key);
  }

  Construct scope() {
    return scope;
  }

  PipelinePlan plan() {
    return plan;
  }

  PlanArns arns() {
    return arns;
  }

  IKey key() {
    return key;
  }

  ArtifactBucket bucket() {
    return bucket;
  }

  /** The CDK's artefact of that name: the same object for who writes and who reads it. */
  Artifact artifact(String name) {
    return artifacts.computeIfAbsent(name, Artifact::artifact);
  }

  List<Artifact> artifacts(List<String> names) {
    return names.stream().map(this::artifact).toList();
  }

  /**
   * The pipeline's service role, as someone who may assume an action's role. It is named by a
   * condition: a role as principal would have to exist first, and is lost when it is made anew.
   */
  IPrincipal pipelineRole() {
    String arn = arns.role(PlanRole.PIPELINES, plan.roleName());
    return new ArnPrincipal(arns.accountRoot())
        .withConditions(Map.of("ArnEquals", Map.of("aws:PrincipalArn", arn)));
  }
}
