package io.pipewright.localcloud.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.process.AwsJson;
import io.pipewright.localcloud.server.AwsError;
import io.pipewright.localcloud.server.JsonService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ECS API, as far as it goes here: one cluster, task definitions that are given, one task a
 * call.
 */
public final class EcsService implements JsonService {
  private static final Set<String> RUN_KEYS =
      Set.of(
          "cluster",
          "taskDefinition",
          "overrides",
          "clientToken",
          "count",
          "networkConfiguration",
          "launchType",
          "platformVersion",
          "startedBy",
          "group",
          "tags",
          "propagateTags",
          "enableECSManagedTags");

  private final Tasks tasks;
  private final Map<String, Remembered> byToken = new HashMap<>();

  private record Remembered(ObjectNode input, Task task) {}

  /** Serves these. */
  public EcsService(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public String targetPrefix() {
    return "AmazonEC2ContainerServiceV20141113";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "RunTask", (caller, input) -> runTask(input),
        "DescribeTasks", (caller, input) -> describeTasks(input),
        "StopTask", (caller, input) -> stopTask(input),
        "ListTasks", (caller, input) -> listTasks(input));
  }

  /** The same token with the same parameters is the same task; with others it is an error. */
  private synchronized ObjectNode runTask(ObjectNode input) {
    input
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!RUN_KEYS.contains(key)) {
                throw invalid("RunTask: " + key + " is not known here, allowed: " + RUN_KEYS);
              }
            });
    checkCluster(input);
    String token = input.path("clientToken").asText();
    Remembered earlier = byToken.get(token);
    if (earlier != null) {
      if (!earlier.input().equals(input)) {
        throw new AwsError(
            400,
            "ConflictException",
            "The clientToken " + token + " was used before with other parameters");
      }
      return answer(Optional.of(earlier.task()));
    }
    if (input.path("count").asInt(1) != 1) {
      throw invalid("count must be 1 here");
    }
    TaskDefinition definition = tasks.definition(input.path("taskDefinition").asText());
    Optional<Task> task =
        tasks.run(definition, environment(definition, input), input.path("startedBy").asText());
    // A call that found no capacity is not remembered, so it can be repeated.
    if (!token.isEmpty()) {
      task.ifPresent(one -> byToken.put(token, new Remembered(input.deepCopy(), one)));
    }
    return answer(task);
  }

  private ObjectNode answer(Optional<Task> task) {
    ObjectNode answer = AwsJson.object();
    ArrayNode started = answer.putArray("tasks");
    ArrayNode failures = answer.putArray("failures");
    task.ifPresentOrElse(
        one -> started.add(json(one)),
        () ->
            failures
                .addObject()
                .put("arn", tasks.settings().arn("cluster/" + tasks.settings().cluster()))
                .put("reason", "Capacity is unavailable at this time")
                .put("detail", tasks.settings().maximumTasks() + " tasks may run at once"));
    return answer;
  }

  private static Map<String, String> environment(TaskDefinition definition, ObjectNode input) {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode override : input.path("overrides").path("containerOverrides")) {
      String name = override.path("name").asText();
      if (!name.equals(definition.container())) {
        throw invalid(
            "Override for container named "
                + name
                + " is not a container in the TaskDefinition; it has "
                + definition.container());
      }
      override
          .path("environment")
          .forEach(
              variable ->
                  environment.put(variable.path("name").asText(), variable.path("value").asText()));
    }
    return environment;
  }

  private ObjectNode describeTasks(ObjectNode input) {
    checkCluster(input);
    ObjectNode answer = AwsJson.object();
    ArrayNode found = answer.putArray("tasks");
    ArrayNode failures = answer.putArray("failures");
    for (String name : AwsJson.texts(input.path("tasks"))) {
      find(name)
          .ifPresentOrElse(
              task -> found.add(json(task)),
              () -> failures.addObject().put("arn", name).put("reason", "MISSING"));
    }
    return answer;
  }

  private ObjectNode stopTask(ObjectNode input) {
    checkCluster(input);
    Task task =
        find(input.path("task").asText())
            .orElseThrow(() -> invalid("The referenced task was not found."));
    tasks.stop(task, input.path("reason").asText("Task stopped by user"));
    ObjectNode answer = AwsJson.object();
    answer.set("task", json(task));
    return answer;
  }

  /** Without a desired status, those that are to run. */
  private ObjectNode listTasks(ObjectNode input) {
    checkCluster(input);
    boolean stopped = input.path("desiredStatus").asText("RUNNING").equals("STOPPED");
    Optional<String> family =
        input.hasNonNull("family") ? Optional.of(input.path("family").asText()) : Optional.empty();
    ObjectNode answer = AwsJson.object();
    ArrayNode arns = answer.putArray("taskArns");
    tasks.all().stream()
        .filter(task -> task.isStopped() == stopped)
        .filter(task -> family.filter(name -> !name.equals(task.definition().family())).isEmpty())
        .forEach(task -> arns.add(arn(task)));
    return answer;
  }

  private Optional<Task> find(String name) {
    return tasks.find(name.substring(name.lastIndexOf('/') + 1));
  }

  private void checkCluster(ObjectNode input) {
    String cluster = input.path("cluster").asText("default");
    if (!cluster.substring(cluster.lastIndexOf('/') + 1).equals(tasks.settings().cluster())) {
      throw new AwsError(400, "ClusterNotFoundException", "Cluster not found: " + cluster);
    }
  }

  private String arn(Task task) {
    return tasks.settings().arn("task/" + tasks.settings().cluster() + "/" + task.id());
  }

  private ObjectNode json(Task task) {
    ObjectNode json = AwsJson.object();
    json.put("taskArn", arn(task));
    json.put("clusterArn", tasks.settings().arn("cluster/" + tasks.settings().cluster()));
    json.put(
        "taskDefinitionArn",
        tasks.settings().arn("task-definition/" + task.definition().family() + ":1"));
    json.put("lastStatus", task.status());
    json.put("desiredStatus", task.isStopped() ? "STOPPED" : "RUNNING");
    json.put("createdAt", AwsJson.time(task.created()));
    task.started().ifPresent(time -> json.put("startedAt", AwsJson.time(time)));
    task.stopped().ifPresent(time -> json.put("stoppedAt", AwsJson.time(time)));
    if (!task.startedBy().isEmpty()) {
      json.put("startedBy", task.startedBy());
    }
    if (!task.stopCode().isEmpty()) {
      json.put("stopCode", task.stopCode()).put("stoppedReason", task.stoppedReason());
    }
    ObjectNode container = json.putArray("containers").addObject();
    container.put("name", task.definition().container()).put("lastStatus", task.status());
    task.exitCode().ifPresent(code -> container.put("exitCode", code));
    return json;
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameterException", message);
  }
}
