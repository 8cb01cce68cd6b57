package io.pipewright.plan;

import io.pipewright.manifest.CloudFormationTarget;
import io.pipewright.manifest.Component;
import io.pipewright.manifest.Deployment;
import io.pipewright.organisation.Environment;
import io.pipewright.problem.NearestMatch;
import io.pipewright.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settles where the pipeline deploys to. */
final class TargetChoice {
  private final PlanRequest request;
  private final Component component;
  private final ManifestProblems problems;
  private final Settings settings;
  private final Set<String> paths;

  TargetChoice(
      PlanRequest request, Component component, ManifestProblems problems, Settings settings) {
    this.request = request;
    this.component = component;
    this.problems = problems;
    this.settings = settings;
    this.paths = new HashSet<>(request.paths());
  }

  List<Decisions.Target> targets() {
    List<Decisions.Target> targets = new ArrayList<>();
    Set<String> reached = new HashSet<>();
    for (Deployment deployment : component.deploy()) {
      String path = component.path("deploy") + "[" + deployment.index() + "]";
      checkRepeated(deployment, path, reached);
      String at = path + ".target.cloudformation";
      if (isInRepository(deployment.target(), at)) {
        checkParameters(deployment.target(), at);
      }
      Map<String, ParameterValue> parameters =
          new ParameterChoice(problems, at, component.name()).parameters(deployment.target());
      Environment environment = request.organisation().environments().get(deployment.environment());
      if (environment == null) {
        problems.unknown(
            ProblemCode.ENVIRONMENT_UNKNOWN,
            path + ".environment",
            "there is no environment '" + deployment.environment() + "'",
            deployment.environment(),
            request.organisation().environments().keySet());
      } else {
        checkRegion(environment, path);
        targets.add(target(environment, deployment, parameters, path));
      }
    }
    return targets;
  }

  private void checkRepeated(Deployment deployment, String path, Set<String> reached) {
    if (!reached.add(deployment.environment())) {
      problems.add(
          ProblemCode.ENVIRONMENT_REPEATED,
          path + ".environment",
          "the environment '" + deployment.environment() + "' is deployed to twice",
          deployment.environment(),
          List.of(),
          "keep one deployment for each environment");
    }
  }

  /** A pipeline deploys across regions only with an artefact bucket in each; it has one. */
  private void checkRegion(Environment environment, String path) {
    String home = request.organisation().aws().region();
    if (!environment.region().equals(home)) {
      problems.add(
          ProblemCode.ENVIRONMENT_ELSEWHERE,
          path + ".environment",
          "the environment '%s' is in %s, and the pipelines in %s cannot deploy there"
              .formatted(environment.name(), environment.region(), home),
          environment.name(),
          request.organisation().environments().values().stream()
              .filter(other -> other.region().equals(home))
              .map(Environment::name)
              .toList(),
          "deploy to an environment in %s, or ask the DevOps team for one".formatted(home));
    }
  }

  private Decisions.Target target(
      Environment environment,
      Deployment deployment,
      Map<String, ParameterValue> parameters,
      String path) {
    Origin always = new Origin.Policy("it is always written");
    settings.add(
        path + ".environment",
        environment.name(),
        always,
        environment.isProtected() ? "protected: an approval comes with it" : "not protected");
    settings.add(path + ".target.cloudformation.template", deployment.target().template(), always);
    return new Decisions.Target(
        environment, deployment.target().template(), parameters, settings.origin(path, always));
  }

  private void checkParameters(CloudFormationTarget target, String path) {
    String text = request.templates().get(target.template());
    if (text != null) {
      new TemplateCheck(problems, path).check(target, text);
    }
  }

  private boolean isInRepository(CloudFormationTarget target, String path) {
    boolean found = paths.contains(target.template());
    if (!found) {
      problems.add(
          ProblemCode.TEMPLATE_MISSING,
          path + ".template",
          "the repository has no file '" + target.template() + "'",
          target.template(),
          List.of(),
          NearestMatch.fix(
              target.template(),
              request.paths(),
              "commit the template, or write its path from the repository's root"));
    }
    return found;
  }
}
