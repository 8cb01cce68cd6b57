package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.Buildspec;
import io.pipewright.plan.Grant;
import io.pipewright.plan.ParameterValue;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.ProjectPlan;
import io.pipewright.plan.StagePlan;
import io.pipewright.repository.RepositoryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A plan of the usual shape, written by hand: what is drawn is tested apart from who planned it.
 */
final class Plans {
  static final String KEY =
      "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000001";
  static final String FACTORY_IMAGE =
      "111111111111.dkr.ecr.eu-west-1.amazonaws.com/pipewright:0.1.0";

  private Plans() {}

  static PipelinePlan ledger() {
    return of(stages("eu-west-1", 30));
  }

  static PipelinePlan withoutStage(String name) {
    return of(
        stages("eu-west-1", 30).stream().filter(stage -> !stage.name().equals(name)).toList());
  }

  static PipelinePlan deployingTo(String region) {
    return of(stages(region, 30));
  }

  /** CodeBuild takes 5 to 2,160 minutes. */
  static PipelinePlan withTimeout(int minutes) {
    return of(stages("eu-west-1", minutes));
  }

  private static PipelinePlan of(List<StagePlan> stages) {
    return new PipelinePlan(
        "payments--ledger-api",
        "payments",
        "ledger-api",
        new RepositoryId("PAY", "ledger-api"),
        "111111111111",
        "eu-west-1",
        KEY,
        "payments--ledger-api",
        List.of(
            new Grant(
                List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
                List.of("${ArtifactBucket}/*"),
                "passes artefacts on")),
        List.of(),
        stages,
        ordered(
            "team",
            "payments",
            "application",
            "ledger-api",
            "repository",
            "PAY/ledger-api",
            "managed-by",
            "pipewright"));
  }

  static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static List<StagePlan> stages(String region, int minutes) {
    return List.of(
        new StagePlan(
            "Source",
            List.of(
                new ActionPlan.Source(
                    "Source",
                    1,
                    "pipewright-source",
                    "PAY/ledger-api/source.zip",
                    "Source",
                    "Source"))),
        new StagePlan(
            "Lint", List.of(build("Lint", "Source", Optional.empty(), spec("Lint"), minutes))),
        new StagePlan(
            "Build", List.of(build("Build", "Source", Optional.of("Build"), withReports()))),
        new StagePlan(
            "Scan",
            List.of(
                build("Sast", "Build", Optional.empty(), spec("Sast")),
                build("Secrets", "Source", Optional.empty(), spec("Secrets")),
                build("Sbom", "Build", Optional.of("Sbom"), spec("Sbom")))),
        new StagePlan("Version", List.of(version())),
        new StagePlan("Package", List.of(packaging())),
        new StagePlan("Deploy-dev", List.of(deploy("dev", "222222222222", "eu-west-1"))),
        new StagePlan(
            "Approve-prod",
            List.of(
                new ActionPlan.Approval(
                    "Approve", 1, "Deploy #{Version.VERSION} to prod?", "prod"))),
        new StagePlan("Deploy-prod", List.of(deploy("prod", "333333333333", region))));
  }

  private static Buildspec spec(String step) {
    return new Buildspec(
        Map.of(),
        Map.of(),
        List.of("mkdir -p \"$PIPEWRIGHT_STEP_DIR\""),
        List.of("cat > run.sh <<'EOF'\necho \"" + step + ": ${HOME}\"\nEOF", "bash run.sh"),
        List.of(),
        Optional.empty(),
        Map.of());
  }

  private static Buildspec withReports() {
    return new Buildspec(
        Map.of("java", "corretto21"),
        Map.of(),
        List.of(),
        List.of("mvn -B verify"),
        List.of(),
        Optional.of("."),
        Map.of("unit", new Buildspec.Report("JUNITXML", List.of("target/surefire/*.xml"))));
  }

  static ProjectPlan project(
      String id, String image, Buildspec spec, List<Grant> grants, int minutes) {
    return new ProjectPlan(
        id,
        "payments--ledger-api-" + id.toLowerCase(Locale.ROOT),
        id + " of payments--ledger-api",
        image,
        spec,
        ordered("PIPEWRIGHT_APPLICATION", "ledger-api", "PIPEWRIGHT_FAIL_ON", "high"),
        minutes,
        List.of("/root/.m2/**/*"),
        grants);
  }

  private static ActionPlan.Build build(
      String name, String input, Optional<String> output, Buildspec spec) {
    return build(name, input, output, spec, 30);
  }

  private static ActionPlan.Build build(
      String name, String input, Optional<String> output, Buildspec spec, int minutes) {
    return new ActionPlan.Build(
        name,
        1,
        Optional.of(name.toLowerCase(Locale.ROOT)),
        project(name, "aws/codebuild/amazonlinux-x86_64-standard:5.0", spec, List.of(), minutes),
        input,
        List.of(),
        output,
        Optional.empty(),
        Map.of());
  }

  private static ActionPlan.Build version() {
    String secret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:bitbucket-AbCdEf";
    Buildspec spec =
        new Buildspec(
            Map.of(),
            Map.of("BITBUCKET_TOKEN", secret),
            List.of(),
            List.of("pipewright-steps version --output /tmp/version", ". /tmp/version"),
            List.of("VERSION", "TAG", "COMMIT"),
            Optional.empty(),
            Map.of());
    Grant token =
        new Grant(List.of("secretsmanager:GetSecretValue"), List.of(secret), "pushes the tag");
    return new ActionPlan.Build(
        "Version",
        1,
        Optional.empty(),
        project("Version", FACTORY_IMAGE, spec, List.of(token), 30),
        "Source",
        List.of(),
        Optional.empty(),
        Optional.of("Version"),
        ordered(
            "PIPEWRIGHT_SOURCE_VERSION", "#{Source.VersionId}",
            "PIPEWRIGHT_EXECUTION", "#{codepipeline.PipelineExecutionId}"));
  }

  private static ActionPlan.Build packaging() {
    return new ActionPlan.Build(
        "Package",
        1,
        Optional.empty(),
        project(
            "Package",
            "aws/codebuild/amazonlinux-x86_64-standard:5.0",
            withReports(),
            List.of(),
            30),
        "Build",
        List.of(),
        Optional.of("Package"),
        Optional.empty(),
        ordered("PIPEWRIGHT_VERSION", "#{Version.VERSION}"));
  }

  private static ActionPlan.CloudFormation deploy(
      String environment, String account, String region) {
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    parameters.put("Size", new ParameterValue.Literal("small"));
    parameters.put("Version", new ParameterValue.Literal("#{Version.VERSION}"));
    parameters.put("Bucket", new ParameterValue.ArtifactAttribute("Package", "BucketName"));
    parameters.put("Key", new ParameterValue.ArtifactAttribute("Package", "ObjectKey"));
    return new ActionPlan.CloudFormation(
        "Deploy",
        1,
        environment,
        account,
        region,
        "ledger-api-" + environment,
        "Source",
        "infra/service.yaml",
        parameters,
        List.of("Source", "Package"),
        "arn:aws:iam::" + account + ":role/pipeline/deploy",
        "arn:aws:iam::" + account + ":role/pipeline/cfn-exec");
  }
}
