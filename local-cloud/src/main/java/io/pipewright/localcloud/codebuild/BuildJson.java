package io.pipewright.localcloud.codebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.process.AwsJson;
import java.time.Duration;

/** Builds and projects as the API shows them. */
final class BuildJson {
  private BuildJson() {}

  static ObjectNode build(BuildSettings settings, Build build) {
    ObjectNode json = AwsJson.object();
    json.put("id", build.id());
    json.put("arn", BuildArns.build(settings, build));
    json.put("buildNumber", build.number());
    json.put("projectName", build.project().name());
    json.put("initiator", build.request().initiator());
    json.put("buildStatus", build.status().name());
    json.put("buildComplete", build.end().isPresent());
    json.put("startTime", AwsJson.time(build.start()));
    build.end().ifPresent(end -> json.put("endTime", AwsJson.time(end)));
    json.put("sourceVersion", build.request().sourceVersion());
    json.put("resolvedSourceVersion", build.request().resolvedVersion());
    json.put("serviceRole", build.project().serviceRole());
    json.put("timeoutInMinutes", build.project().timeout().toMinutes());
    ArrayNode phases = json.putArray("phases");
    build.phases().forEach(phase -> phases.add(phase(phase)));
    json.put("currentPhase", currentPhase(build));
    ObjectNode logs = json.putObject("logs");
    logs.put("groupName", build.logGroup()).put("streamName", build.uuid());
    ArrayNode exported = json.putArray("exportedEnvironmentVariables");
    build
        .exportedVariables()
        .forEach((name, value) -> exported.addObject().put("name", name).put("value", value));
    json.set("reportArns", AwsJson.list(build.reports().stream().map(Build.Report::arn).toList()));
    json.putObject("environment").put("image", build.project().image());
    json.putObject("source").put("type", build.project().sourceType());
    return json;
  }

  private static String currentPhase(Build build) {
    var phases = build.phases();
    return phases.isEmpty()
        ? PhaseType.SUBMITTED.name()
        : phases.get(phases.size() - 1).type().name();
  }

  private static ObjectNode phase(Build.Phase phase) {
    ObjectNode json = AwsJson.object();
    json.put("phaseType", phase.type().name());
    json.put("phaseStatus", phase.status().name());
    json.put("startTime", AwsJson.time(phase.start()));
    phase
        .end()
        .ifPresent(
            end -> {
              json.put("endTime", AwsJson.time(end));
              json.put("durationInSeconds", Duration.between(phase.start(), end).toSeconds());
              json.putArray("contexts")
                  .addObject()
                  .put("statusCode", phase.contextCode())
                  .put("message", phase.message());
            });
    return json;
  }

  static ObjectNode project(BuildSettings settings, Project project) {
    ObjectNode json = AwsJson.object();
    json.put("name", project.name());
    json.put("arn", BuildArns.project(settings, project.name()));
    json.put("description", project.description());
    json.put("serviceRole", project.serviceRole());
    json.put("timeoutInMinutes", project.timeout().toMinutes());
    ObjectNode source = json.putObject("source").put("type", project.sourceType());
    source.put("buildspec", project.buildspec());
    ObjectNode environment = json.putObject("environment").put("image", project.image());
    ArrayNode variables = environment.putArray("environmentVariables");
    for (EnvironmentVariable variable : project.variables()) {
      variables
          .addObject()
          .put("name", variable.name())
          .put("value", variable.value())
          .put("type", variable.type().name());
    }
    ArrayNode tags = json.putArray("tags");
    project.tags().forEach((k, v) -> tags.addObject().put("key", k).put("value", v));
    return json;
  }

  static ObjectNode report(Build build, Build.Report report) {
    ObjectNode json = AwsJson.object();
    json.put("arn", report.arn()).put("type", "TEST").put("name", report.group());
    json.put("executionId", build.id()).put("status", report.status());
    ObjectNode summary = json.putObject("testSummary");
    summary.put("total", report.passed() + report.failed() + report.skipped());
    summary
        .putObject("statusCounts")
        .put("SUCCEEDED", report.passed())
        .put("FAILED", report.failed())
        .put("SKIPPED", report.skipped());
    summary.put("durationInNanoSeconds", 0);
    return json;
  }
}
