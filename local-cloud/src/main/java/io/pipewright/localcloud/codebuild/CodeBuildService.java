package io.pipewright.localcloud.codebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.process.AwsJson;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.JsonService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The CodeBuild API, as far as it goes here. */
public final class CodeBuildService implements JsonService {
  private static final Set<String> START_KEYS =
      Set.of("projectName", "environmentVariablesOverride", "sourceTypeOverride");

  private final Projects projects;
  private final Builds builds;

  /** Serves these. */
  public CodeBuildService(Projects projects, Builds builds) {
    this.projects = projects;
    this.builds = builds;
  }

  @Override
  public String targetPrefix() {
    return "CodeBuild_20161006";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "StartBuild", this::startBuild,
        "BatchGetBuilds", (caller, input) -> batchGetBuilds(input),
        "BatchGetProjects", (caller, input) -> batchGetProjects(input),
        "ListBuildsForProject", (caller, input) -> listBuilds(input),
        "StopBuild", (caller, input) -> stopBuild(input),
        "BatchGetReports", (caller, input) -> batchGetReports(input));
  }

  /**
   * A build without a pipeline has no source here: one that reads its input from a pipeline cannot
   * be started.
   */
  private ObjectNode startBuild(Caller caller, ObjectNode input) {
    input
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!START_KEYS.contains(key)) {
                throw invalid("StartBuild: " + key + " is not known here, allowed: " + START_KEYS);
              }
            });
    Project project = project(input.path("projectName").asText());
    String source = input.path("sourceTypeOverride").asText(project.sourceType());
    if (!source.equals("NO_SOURCE")) {
      throw invalid(
          "Project "
              + project.name()
              + " has source type "
              + source
              + "; a build started by hand has none here: give sourceTypeOverride NO_SOURCE");
    }
    Build build =
        builds.start(
            new BuildRequest(
                project.name(),
                EnvironmentVariable.read(
                    input.path("environmentVariablesOverride"), "name", "value", "type"),
                Optional.empty(),
                Map.of(),
                "",
                "",
                List.of(),
                caller.arn().substring(caller.arn().lastIndexOf(':') + 1)));
    ObjectNode answer = AwsJson.object();
    answer.set("build", BuildJson.build(builds.settings(), build));
    return answer;
  }

  private ObjectNode batchGetBuilds(ObjectNode input) {
    ObjectNode answer = AwsJson.object();
    ArrayNode found = answer.putArray("builds");
    ArrayNode missing = answer.putArray("buildsNotFound");
    for (String id : AwsJson.texts(input.path("ids"))) {
      find(id)
          .ifPresentOrElse(
              build -> found.add(BuildJson.build(builds.settings(), build)), () -> missing.add(id));
    }
    return answer;
  }

  /** By identifier or by ARN, as AWS takes both. */
  private Optional<Build> find(String id) {
    return builds.find(id.startsWith("arn:") ? id.substring(id.indexOf('/') + 1) : id);
  }

  private ObjectNode batchGetProjects(ObjectNode input) {
    ObjectNode answer = AwsJson.object();
    ArrayNode found = answer.putArray("projects");
    ArrayNode missing = answer.putArray("projectsNotFound");
    for (String name : AwsJson.texts(input.path("names"))) {
      projects
          .find(name.substring(name.indexOf('/') + 1))
          .ifPresentOrElse(
              project -> found.add(BuildJson.project(builds.settings(), project)),
              () -> missing.add(name));
    }
    return answer;
  }

  private ObjectNode listBuilds(ObjectNode input) {
    Project project = project(input.path("projectName").asText());
    List<String> ids = builds.ofProject(project.name()).stream().map(Build::id).toList();
    ArrayNode list = AwsJson.list(ids);
    if (input.path("sortOrder").asText().equals("ASCENDING")) {
      ArrayNode reversed = AwsJson.array();
      for (int i = list.size() - 1; i >= 0; i--) {
        reversed.add(list.get(i));
      }
      list = reversed;
    }
    ObjectNode answer = AwsJson.object();
    answer.set("ids", list);
    return answer;
  }

  private ObjectNode stopBuild(ObjectNode input) {
    String id = input.path("id").asText();
    Build build =
        find(id)
            .orElseThrow(
                () -> new AwsError(400, "ResourceNotFoundException", "Build not found: " + id));
    builds.stop(build);
    ObjectNode answer = AwsJson.object();
    answer.set("build", BuildJson.build(builds.settings(), build));
    return answer;
  }

  private ObjectNode batchGetReports(ObjectNode input) {
    ObjectNode answer = AwsJson.object();
    ArrayNode found = answer.putArray("reports");
    ArrayNode missing = answer.putArray("reportsNotFound");
    for (JsonNode node : input.path("reportArns")) {
      String arn = node.asText();
      Optional<ObjectNode> report =
          builds.all().stream()
              .flatMap(
                  build ->
                      build.reports().stream()
                          .filter(one -> one.arn().equals(arn))
                          .map(one -> BuildJson.report(build, one)))
              .findFirst();
      report.ifPresentOrElse(found::add, () -> missing.add(arn));
    }
    return answer;
  }

  private Project project(String name) {
    return projects
        .find(name)
        .orElseThrow(
            () ->
                new AwsError(
                    400,
                    "ResourceNotFoundException",
                    "Project cannot be found: " + BuildArns.project(builds.settings(), name)));
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidInputException", message);
  }
}
