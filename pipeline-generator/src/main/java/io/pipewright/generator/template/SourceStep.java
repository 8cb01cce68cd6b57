package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.codepipeline.actions.S3SourceAction;
import software.amazon.awscdk.services.codepipeline.actions.S3Trigger;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The archive of the commit. Nothing polls it: an execution is started with an object version. */
final class SourceStep {
  private SourceStep() {}

  static DrawnAction draw(Drawing drawing, Construct scope, ActionPlan.Source action) {
    PlanRole role =
        new PlanRole(
            scope,
            "ActionRole",
            PlanRole.STEPS,
            Optional.empty(),
            "Reads the archived commit",
            drawing.pipelineRole(),
            statements(drawing, action));
    S3SourceAction source =
        S3SourceAction.Builder.create()
            .actionName(action.name())
            .runOrder(action.runOrder())
            .variablesNamespace(action.namespace())
            .bucket(Bucket.fromBucketName(scope, "Bucket", action.bucket()))
            .bucketKey(action.key())
            // Left out, it means that the service polls.
            .trigger(S3Trigger.NONE)
            .output(drawing.artifact(action.output()))
            .role(role.fixed())
            .build();
    return new DrawnAction(source, Optional.of(role.arn()));
  }

  private static List<PolicyStatement> statements(Drawing drawing, ActionPlan.Source action) {
    PlanArns arns = drawing.arns();
    return List.of(
        Policies.allow(
            List.of("s3:GetObject", "s3:GetObjectVersion"),
            List.of(arns.s3(action.bucket() + "/" + action.key()))),
        Policies.allow(
            List.of("s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"),
            List.of(arns.s3(action.bucket()))),
        Policies.allow(List.of("s3:PutObject"), List.of(drawing.bucket().objects(action.output()))),
        Policies.allow(
            List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(drawing.plan().keyArn())));
  }
}
