package io.pipewright.cli.view.model;

import io.pipewright.cli.view.model.ActionModel.Kind;
import io.pipewright.plan.ActionPlan;
import java.util.List;
import java.util.Optional;

/** Makes the model of each kind of action. */
final class ActionModels implements ActionPlan.Cases<ActionModel> {
  @Override
  public ActionModel source(ActionPlan.Source action) {
    return new ActionModel(
        Kind.SOURCE,
        action.name(),
        "archive of the commit",
        Optional.empty(),
        List.of(
            new Fact("Archive", "s3://" + action.bucket() + "/" + action.key()),
            new Fact("Makes", action.output()),
            new Fact("Variables", action.namespace())));
  }

  @Override
  public ActionModel build(ActionPlan.Build action) {
    BuildFacts facts = new BuildFacts(action);
    return new ActionModel(
        Kind.BUILD,
        action.name(),
        facts.inputs() + action.output().map(output -> " → " + output).orElse(""),
        Optional.empty(),
        facts.all(),
        List.of(),
        facts.variables(),
        Command.all(action.project().buildspec().install()),
        Command.all(action.project().buildspec().build()),
        action.project().grants());
  }

  @Override
  public ActionModel approval(ActionPlan.Approval action) {
    return new ActionModel(
        Kind.APPROVAL,
        action.name(),
        "a person decides",
        Optional.of(action.message()),
        List.of(new Fact("Guards", action.environment())));
  }

  @Override
  public ActionModel cloudFormation(ActionPlan.CloudFormation action) {
    return new ActionModel(
        Kind.DEPLOYMENT,
        action.name(),
        "to " + action.environment(),
        Optional.empty(),
        List.of(
            new Fact("Environment", action.environment()),
            new Fact("Stack", action.stackName()),
            new Fact("Account", action.account()),
            new Fact("Region", action.region()),
            new Fact("Template", action.templatePath() + " of " + action.templateArtifact()),
            new Fact("Takes", String.join(", ", action.inputs())),
            new Fact("Deploys as", action.deployRole()),
            new Fact("CloudFormation as", action.executionRole())),
        action.parameters().entrySet().stream()
            .map(entry -> new Fact(entry.getKey(), Fact.describe(entry.getValue())))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
