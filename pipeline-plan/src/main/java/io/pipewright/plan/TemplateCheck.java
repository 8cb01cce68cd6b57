package io.pipewright.plan;

import io.pipewright.cloudformation.TemplateParameter;
import io.pipewright.cloudformation.TemplateParameters;
import io.pipewright.manifest.CloudFormationTarget;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/** Holds a deployment's parameters against those that its template declares. */
final class TemplateCheck {
  private final ManifestProblems problems;
  private final String path;

  TemplateCheck(ManifestProblems problems, String path) {
    this.problems = problems;
    this.path = path;
  }

  boolean check(CloudFormationTarget target, String text) {
    return TemplateParameters.read(target.template(), text)
        .match(declared -> compare(target, declared), faults -> unreadable(target, faults.get(0)));
  }

  private boolean compare(CloudFormationTarget target, Map<String, TemplateParameter> declared) {
    target
        .parameters()
        .forEach((name, value) -> checkGiven(target.template(), declared, name, value));
    declared.forEach(
        (name, parameter) -> {
          if (!parameter.hasDefault() && !target.parameters().containsKey(name)) {
            missing(target.template(), name);
          }
        });
    return true;
  }

  private void checkGiven(
      String template, Map<String, TemplateParameter> declared, String name, String value) {
    String at = path + ".parameters." + name;
    TemplateParameter parameter = declared.get(name);
    if (parameter == null) {
      problems.unknown(
          ProblemCode.PARAMETER_UNKNOWN,
          at,
          "the template '" + template + "' has no parameter '" + name + "'",
          name,
          declared.keySet());
      return;
    }
    // What a placeholder becomes is known only when the pipeline runs.
    if (!value.contains("${")) {
      parameter
          .refusal(value)
          .ifPresent(
              why ->
                  problems.add(
                      ProblemCode.PARAMETER_VALUE,
                      at,
                      "the value of '" + name + "' " + why,
                      value,
                      parameter.allowedValues(),
                      "write a value that '" + template + "' allows"));
    }
  }

  private void missing(String template, String name) {
    problems.add(
        ProblemCode.PARAMETER_MISSING,
        path + ".parameters." + name,
        "the template '" + template + "' wants the parameter '" + name + "'",
        "",
        List.of(),
        "add '" + name + "' to 'parameters', or give it a Default in the template");
  }

  private boolean unreadable(CloudFormationTarget target, Problem fault) {
    problems.add(
        ProblemCode.TEMPLATE_UNREADABLE,
        path + ".template",
        "the template cannot be read: " + fault.at() + ": " + fault.message(),
        target.template(),
        List.of(),
        fault.fix());
    return false;
  }
}
