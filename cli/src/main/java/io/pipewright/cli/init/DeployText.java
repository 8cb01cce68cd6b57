package io.pipewright.cli.init;

import io.pipewright.cli.plan.KeyDescriptions;
import java.util.List;

/** Writes the deployments of a part. */
final class DeployText {
  private static final String EXAMPLE = "infra/service.yaml";

  private final Draft draft;
  private final Draft.Part part;
  private final KeyDescriptions descriptions;
  private final CommentedYaml yaml;
  private final String indent;
  private final boolean teaches;

  DeployText(
      Draft draft,
      Draft.Part part,
      KeyDescriptions descriptions,
      CommentedYaml yaml,
      String indent,
      boolean teaches) {
    this.draft = draft;
    this.part = part;
    this.descriptions = descriptions;
    this.yaml = yaml;
    this.indent = indent;
    this.teaches = teaches;
  }

  void write() {
    if (part.deployed().isPresent() && !draft.destinations().isEmpty()) {
      writeDeployments(part.deployed().get());
    } else if (part.template().chosen().isPresent() && !draft.destinations().isEmpty()) {
      writeRefused(part.template().chosen().get());
    } else if (teaches) {
      gap();
      yaml.comment(indent, descriptions.of("deploy").orElse(""));
      writeRest(EXAMPLE);
    }
  }

  private void writeDeployments(FoundTemplate template) {
    gap();
    yaml.comment(indent, template.path() + " is a CloudFormation template." + others());
    if (teaches) {
      yaml.comment(indent, environments())
          .comment(indent, descriptions.of(path("parameters")).orElse(""));
    }
    yaml.line(indent, "deploy:");
    for (Draft.Destination destination : draft.destinations()) {
      String approval = destination.isProtected() ? " # protected: an approval comes with it" : "";
      yaml.line(indent, "  - environment: " + YamlScalar.of(destination.environment()) + approval)
          .line(indent, "    target:")
          .line(indent, "      cloudformation:")
          .line(indent, "        template: " + YamlScalar.of(template.path()));
      writeParameters(ParameterProposal.of(template, destination.environment()));
    }
  }

  private void writeParameters(List<ParameterProposal> proposals) {
    if (proposals.stream().anyMatch(proposal -> proposal.value().isPresent())) {
      yaml.line(indent, "        parameters:");
    } else if (!proposals.isEmpty()) {
      yaml.rest(indent, "        parameters:");
    }
    for (ParameterProposal proposal : proposals) {
      proposal
          .value()
          .ifPresentOrElse(
              value ->
                  yaml.line(
                      indent,
                      "          %s: %s # %s"
                          .formatted(
                              YamlScalar.of(proposal.name()),
                              YamlScalar.of(value),
                              proposal.remark())),
              () ->
                  yaml.rest(
                      indent,
                      "          %s: \"\" # %s"
                          .formatted(YamlScalar.of(proposal.name()), proposal.remark())));
    }
  }

  /** A template with macros, which the role of a pipeline's deployment may not run. */
  private void writeRefused(FoundTemplate template) {
    gap();
    yaml.comment(
        indent,
        template.path()
            + " has a Transform, as AWS SAM's templates do. A pipeline's deployment does not run these yet"
            + " (CAPABILITY_AUTO_EXPAND), so it is not deployed."
            + others());
    writeRest(template.path());
  }

  private void writeRest(String template) {
    yaml.rest(indent, "deploy:")
        .rest(indent, "  - environment: " + environment())
        .rest(
            indent,
            "    target: { cloudformation: { template: " + YamlScalar.of(template) + " } }");
  }

  private String environment() {
    return YamlScalar.of(
        draft.destinations().stream()
            .findFirst()
            .map(Draft.Destination::environment)
            .orElse("dev"));
  }

  private String environments() {
    return draft.areAssumed()
        ? "These environments are assumed: 'pipewright init --factory FILE' takes the organisation's."
        : "The environments are those of the organisation's file that pipelines can reach.";
  }

  private String others() {
    List<String> others = part.template().others();
    return others.isEmpty() ? "" : " Others are not deployed: " + Shown.some(others) + ".";
  }

  private static String path(String key) {
    return "deploy[0].target.cloudformation." + key;
  }

  private void gap() {
    if (teaches) {
      yaml.gap();
    }
  }
}
