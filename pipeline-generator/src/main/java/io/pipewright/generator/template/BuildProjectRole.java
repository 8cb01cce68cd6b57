package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.Grant;
import io.pipewright.plan.ProjectPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * The role that a build runs under, code of the repository included: its own log, its own reports,
 * its inputs to read, its output to write, and what the plan grants. It cannot write what another
 * step made.
 */
final class BuildProjectRole {
  private static final Pattern ECR_IMAGE =
      Pattern.compile(
          "(?<account>\\d{12})\\.dkr\\.ecr\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?/(?<name>[^:@]+)");

  private BuildProjectRole() {}

  static PlanRole draw(Drawing drawing, Construct scope, ActionPlan.Build action) {
    List<PolicyStatement> statements = new ArrayList<>();
    String logGroup = drawing.arns().logGroup("/aws/codebuild/" + action.project().name());
    // The streams in the group are named by CodeBuild, one for each build.
    statements.add(
        Policies.allow(
            List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(logGroup + ":*")));
    reports(drawing, action.project()).ifPresent(statements::add);
    statements.addAll(artifacts(drawing, action));
    statements.addAll(image(drawing, action.project().image()));
    for (Grant grant : action.project().grants()) {
      statements.add(Policies.allow(grant, resource -> resolve(drawing, logGroup, resource)));
    }
    return new PlanRole(
        scope,
        "Role",
        PlanRole.STEPS,
        Optional.empty(),
        "Runs " + action.project().name(),
        new ServicePrincipal("codebuild.amazonaws.com"),
        statements);
  }

  /** An image in a registry of AWS is pulled with the project's role. */
  private static List<PolicyStatement> image(Drawing drawing, String image) {
    Matcher ecr = ECR_IMAGE.matcher(image);
    if (!ecr.lookingAt()) {
      return List.of();
    }
    String repository =
        drawing.arns().repository(ecr.group("account"), ecr.group("region"), ecr.group("name"));
    return List.of(
        Policies.allow(
            List.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer"),
            List.of(repository)),
        // The login is to the whole registry: the action has no resource level.
        Policies.allow(List.of("ecr:GetAuthorizationToken"), List.of("*")));
  }

  private static Optional<PolicyStatement> reports(Drawing drawing, ProjectPlan project) {
    List<String> groups =
        project.buildspec().reports().keySet().stream()
            .map(name -> drawing.arns().reportGroup(project.name(), name))
            .toList();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Policies.allow(
                List.of(
                    "codebuild:CreateReportGroup",
                    "codebuild:CreateReport",
                    "codebuild:UpdateReport",
                    "codebuild:BatchPutTestCases",
                    "codebuild:BatchPutCodeCoverages"),
                groups));
  }

  private static List<PolicyStatement> artifacts(Drawing drawing, ActionPlan.Build action) {
    ArtifactBucket bucket = drawing.bucket();
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        Policies.allow(
            List.of("s3:GetObject", "s3:GetObjectVersion"),
            Stream.concat(Stream.of(action.input()), action.extraInputs().stream())
                .distinct()
                .map(bucket::objects)
                .toList()));
    action
        .output()
        .ifPresent(
            output ->
                statements.add(
                    Policies.allow(List.of("s3:PutObject"), List.of(bucket.objects(output)))));
    statements.add(
        Policies.allow(
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"),
            List.of(drawing.plan().keyArn())));
    return statements;
  }

  private static String resolve(Drawing drawing, String logGroup, String resource) {
    return resource.equals("${LogGroup}") ? logGroup : drawing.bucket().resolve(resource);
  }
}
