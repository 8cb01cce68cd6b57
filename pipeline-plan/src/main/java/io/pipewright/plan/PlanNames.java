package io.pipewright.plan;

import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All names of one pipeline. Slugs hold no double hyphen, so {@code {team}--{application}} has one
 * reading only; so has {@code {team}--{application}--{component}}. A team has at most 20
 * characters, an application 30, a component 12, an environment 20: a pipeline's name has at most
 * 52 of the 100 that CodePipeline takes, a target's stack 88 of CloudFormation's 128, and both
 * begin with a letter because a team does. A project has at most 97 of CodeBuild's 150.
 */
final class PlanNames {
  private final Organisation organisation;
  private final RepositoryId repository;
  private final String team;
  private final String application;
  private final String partition;

  PlanNames(Organisation organisation, Decisions decisions) {
    this.organisation = organisation;
    this.repository = decisions.repository();
    this.team = decisions.team().name();
    this.application = decisions.application();
    this.partition = decisions.team().key().split(":", -1)[1];
  }

  String pipeline() {
    return team + "--" + application;
  }

  /** Name of a project of the whole repository, or of a component. */
  String project(Optional<String> component, String step) {
    return scope(component) + "-" + step.toLowerCase(Locale.ROOT);
  }

  String targetStack(Optional<String> component, String environment) {
    return scope(component) + "--" + environment;
  }

  private String scope(Optional<String> component) {
    return component.map(name -> pipeline() + "--" + name).orElse(pipeline());
  }

  /** Key of the repository's archive in the factory's source bucket. */
  String sourceKey() {
    return repository + "/source.zip";
  }

  String sourceObjectArn() {
    return "arn:"
        + partition
        + ":s3:::"
        + organisation.factory().sourceBucket()
        + "/"
        + sourceKey();
  }

  /**
   * The ARNs by which a secret may be named. Secrets Manager adds six characters to a name, and an
   * ARN may be written with or without them.
   */
  List<String> secretArns(String nameOrArn) {
    if (nameOrArn.startsWith("arn:")) {
      return List.of(nameOrArn, nameOrArn + "-??????");
    }
    return List.of(
        String.join(
            ":",
            "arn",
            partition,
            "secretsmanager",
            organisation.aws().region(),
            organisation.aws().account(),
            "secret",
            nameOrArn + "-??????"));
  }

  /** Tags of everything. IAM takes no {@code ~}, so a personal project's becomes {@code @}. */
  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("team", team);
    tags.put("application", application);
    tags.put("repository", repository.toString().replace('~', '@'));
    tags.put("managed-by", "pipewright");
    return tags;
  }
}
