package io.pipewright.plan;

import io.pipewright.language.LanguagePacks;
import io.pipewright.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;

/** Lays the settled values out as stages and actions. Nothing is decided by the manifest here. */
final class PipelineDesign {
  static final String SOURCE = "Source";
  static final String BUILD = "Build";
  static final String PACKAGE = "Package";

  private static final String PINNED = "a pipeline runs exactly the merged commit";
  private static final String TAGGED = "every commit that passes gets a semantic version and a tag";

  private final Organisation organisation;
  private final Decisions decisions;
  private final PlanNames names;
  private final GateStages gates;
  private final DeploymentStages deployments;
  private final List<StagePlan> stages = new ArrayList<>();
  private final List<StageReason> reasons = new ArrayList<>();

  PipelineDesign(Organisation organisation, LanguagePacks packs, Decisions decisions) {
    this.organisation = organisation;
    this.decisions = decisions;
    this.names = new PlanNames(organisation, decisions);
    this.gates = new GateStages(packs, new StepProjects(names, decisions));
    this.deployments = new DeploymentStages(names, decisions);
  }

  ExplainedPlan plan() {
    lay();
    PipelinePlan plan =
        new PipelinePlan(
            names.pipeline(),
            decisions.team().name(),
            decisions.application(),
            decisions.repository(),
            organisation.aws().account(),
            organisation.aws().region(),
            decisions.team().key(),
            names.pipeline(),
            roleGrants(),
            components(),
            stages,
            names.tags());
    return new ExplainedPlan(plan, decisions.settings(), reasons);
  }

  private void lay() {
    ActionPlan.Source source =
        new ActionPlan.Source(
            SOURCE, 1, organisation.factory().sourceBucket(), names.sourceKey(), SOURCE, SOURCE);
    add(
        new ExplainedStage(
            new StagePlan(SOURCE, List.of(source)),
            false,
            new Origin.Policy(PINNED),
            "Takes the archive of the commit from S3."));
    if (components().isEmpty()) {
      gates.ofRepository(decisions.parts().get(0)).forEach(this::add);
    } else {
      decisions.parts().forEach(part -> add(gates.ofComponent(part)));
      add(gates.shared());
    }
    add(
        new ExplainedStage(
            new StagePlan(
                VersionStep.NAME,
                List.of(new VersionStep(organisation, names, decisions).action(source))),
            true,
            new Origin.Policy(TAGGED),
            "Derives the version from the commits since the last tag, and tags the commit."));
    decisions.parts().forEach(part -> add(gates.packaging(part)));
    deployments.all().forEach(this::add);
  }

  private void add(ExplainedStage explained) {
    StagePlan stage = explained.stage();
    stages.add(stage);
    reasons.add(
        new StageReason(stage.name(), explained.isGate(), explained.origin(), explained.purpose()));
  }

  private List<ComponentPlan> components() {
    return decisions.parts().stream()
        .map(Decisions.Part::component)
        .flatMap(
            component ->
                component.name().stream()
                    .map(name -> new ComponentPlan(name, component.directory(), component.uses())))
        .toList();
  }

  // What CodePipeline itself does between the actions: keep artefacts in the pipeline's own bucket.
  private List<Grant> roleGrants() {
    return List.of(
        new Grant(
            List.of("s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"),
            List.of("${ArtifactBucket}"),
            "find the pipeline's own artefact bucket"),
        new Grant(
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
            List.of("${ArtifactBucket}/*"),
            "pass artefacts from action to action"),
        new Grant(
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"),
            List.of(decisions.team().key()),
            "artefacts are encrypted with the team's key"));
  }

  /** A stage, and what {@link StageReason} says of it. */
  record ExplainedStage(StagePlan stage, boolean isGate, Origin origin, String purpose) {}
}
