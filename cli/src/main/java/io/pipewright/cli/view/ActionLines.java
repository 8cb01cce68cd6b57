package io.pipewright.cli.view;

import io.pipewright.cli.view.model.Fact;
import io.pipewright.plan.ActionPlan;
import java.util.ArrayList;
import java.util.List;

/** What an action does, line by line. */
final class ActionLines implements ActionPlan.Cases<List<String>> {
  @Override
  public List<String> source(ActionPlan.Source action) {
    return List.of("s3://" + action.bucket() + "/" + action.key());
  }

  @Override
  public List<String> build(ActionPlan.Build action) {
    return List.of(
        action.project().name() + ", " + action.project().image(),
        "takes " + action.input() + action.output().map(output -> ", makes " + output).orElse(""));
  }

  @Override
  public List<String> approval(ActionPlan.Approval action) {
    return List.of("asks: " + action.message());
  }

  @Override
  public List<String> cloudFormation(ActionPlan.CloudFormation action) {
    List<String> lines = new ArrayList<>();
    lines.add("stack " + action.stackName() + " in " + action.account() + ", " + action.region());
    lines.add("template " + action.templatePath());
    action
        .parameters()
        .forEach((name, value) -> lines.add("parameter " + name + " = " + Fact.describe(value)));
    lines.add("as " + action.deployRole() + ", CloudFormation as " + action.executionRole());
    return lines;
  }
}
