package io.pipewright.plan;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.organisation.Organisation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The action that gives the commit its version. It holds the Bitbucket token, so it runs the
 * factory's image and the factory's program only, and nothing of the repository.
 */
final class VersionStep {
  static final String NAME = "Version";

  /** The version, to stand in an action's configuration. */
  static final String VERSION = "#{" + NAME + ".VERSION}";

  /** The commit, to stand in an action's configuration. */
  static final String COMMIT = "#{" + NAME + ".COMMIT}";

  private static final List<String> EXPORTED = List.of("VERSION", "TAG", "COMMIT");
  private static final int TIMEOUT_MINUTES = 15;

  private static final String COMMAND =
      """
      PIPEWRIGHT_VERSION_FILE="$(mktemp)" &&
      pipewright-steps version --output "$PIPEWRIGHT_VERSION_FILE" &&
      . "$PIPEWRIGHT_VERSION_FILE\"""";

  private final Organisation organisation;
  private final PlanNames names;
  private final Decisions decisions;

  VersionStep(Organisation organisation, PlanNames names, Decisions decisions) {
    this.organisation = organisation;
    this.names = names;
    this.decisions = decisions;
  }

  ActionPlan action(ActionPlan.Source source) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PIPEWRIGHT_SOURCE_VERSION", "#{" + source.namespace() + ".VersionId}");
    variables.put("PIPEWRIGHT_EXECUTION", "#{codepipeline.PipelineExecutionId}");
    return new ActionPlan.Build(
        NAME,
        1,
        Optional.empty(),
        project(),
        source.output(),
        List.of(),
        Optional.empty(),
        Optional.of(NAME),
        variables);
  }

  private ProjectPlan project() {
    return new ProjectPlan(
        NAME,
        names.project(Optional.empty(), NAME),
        NAME + " of " + names.pipeline() + ": semantic version and tag of the commit",
        organisation.factory().image(),
        new Buildspec(
            Map.of(),
            Map.of("BITBUCKET_TOKEN", organisation.bitbucket().tokenSecret()),
            List.of(),
            List.of(COMMAND),
            EXPORTED,
            Optional.empty(),
            Map.of()),
        environment(),
        TIMEOUT_MINUTES,
        List.of(),
        grants());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PIPEWRIGHT_SOURCE_BUCKET", organisation.factory().sourceBucket());
    environment.put("PIPEWRIGHT_SOURCE_KEY", names.sourceKey());
    environment.put("PIPEWRIGHT_PIPELINE", names.pipeline());
    environment.put("PIPEWRIGHT_REPOSITORY", decisions.repository().toString());
    environment.put("PIPEWRIGHT_BITBUCKET_URL", organisation.bitbucket().url().toString());
    if (organisation.bitbucket().kind() == BitbucketKind.CLOUD) {
      environment.put("PIPEWRIGHT_BITBUCKET_KIND", BitbucketKind.CLOUD.text());
    }
    return environment;
  }

  private List<Grant> grants() {
    return List.of(
        new Grant(
            List.of("s3:GetObjectVersion"),
            List.of(names.sourceObjectArn()),
            "read the commit from the metadata of the archive's version"),
        new Grant(
            List.of("kms:Decrypt"),
            List.of(decisions.team().key()),
            "the archive is encrypted with the team's key"),
        new Grant(
            List.of("secretsmanager:GetSecretValue"),
            names.secretArns(organisation.bitbucket().tokenSecret()),
            "push the version's tag to Bitbucket"));
  }
}
