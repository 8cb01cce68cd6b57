package io.pipewright.generator.template;

import io.pipewright.plan.Buildspec;
import io.pipewright.plan.ProjectPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.codebuild.BuildSpec;

/** A project's buildspec, inline in the template: nothing in the repository can change it. */
final class BuildspecYaml {
  private BuildspecYaml() {}

  static BuildSpec of(ProjectPlan project) {
    return BuildSpec.fromObjectToYaml(document(project));
  }

  private static Map<String, Object> document(ProjectPlan project) {
    Buildspec spec = project.buildspec();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 0.2);
    document.put("env", environment(spec));
    document.put("phases", phases(spec));
    if (!spec.reports().isEmpty()) {
      Map<String, Object> reports = new LinkedHashMap<>();
      spec.reports().forEach((name, report) -> reports.put(name, report(report)));
      document.put("reports", reports);
    }
    spec.artifactDirectory().ifPresent(base -> document.put("artifacts", artifacts(base)));
    if (!project.cachePaths().isEmpty()) {
      document.put("cache", Map.of("paths", project.cachePaths()));
    }
    return document;
  }

  private static Map<String, Object> environment(Buildspec spec) {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("shell", "bash");
    if (!spec.secrets().isEmpty()) {
      environment.put("secrets-manager", spec.secrets());
    }
    if (!spec.exportedVariables().isEmpty()) {
      environment.put("exported-variables", spec.exportedVariables());
    }
    return environment;
  }

  private static Map<String, Object> phases(Buildspec spec) {
    Map<String, Object> install = new LinkedHashMap<>();
    if (!spec.runtimeVersions().isEmpty()) {
      install.put("runtime-versions", spec.runtimeVersions());
    }
    if (!spec.install().isEmpty()) {
      install.put("commands", spec.install());
    }
    Map<String, Object> phases = new LinkedHashMap<>();
    if (!install.isEmpty()) {
      phases.put("install", install);
    }
    phases.put("build", Map.of("commands", spec.build()));
    return phases;
  }

  private static Map<String, Object> artifacts(String baseDirectory) {
    Map<String, Object> artifacts = new LinkedHashMap<>();
    artifacts.put("base-directory", baseDirectory);
    artifacts.put("files", List.of("**/*"));
    return artifacts;
  }

  private static Map<String, Object> report(Buildspec.Report report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("files", report.files());
    document.put("file-format", report.format());
    return document;
  }
}
