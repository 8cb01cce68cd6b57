package io.pipewright.localcloud.ecs;

import io.pipewright.localcloud.process.Directories;
import io.pipewright.localcloud.process.HostEnvironment;
import io.pipewright.localcloud.process.LogSink;
import io.pipewright.localcloud.process.ProcessGroup;
import io.pipewright.localcloud.process.RoleEnvironment;
import io.pipewright.localcloud.server.AwsError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tasks: starts their processes, and ends them when they are stopped or the local cloud closes.
 */
public final class Tasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
  private static final long GRACE_SECONDS = 5;

  private final EcsSettings settings;
  private final RoleEnvironment roles;
  private final LogSink logs;
  private final Clock clock;
  private final Map<String, Task> byId = new ConcurrentHashMap<>();

  /** Starts with none. */
  public Tasks(EcsSettings settings, RoleEnvironment roles, LogSink logs, Clock clock) {
    this.settings = settings;
    this.roles = roles;
    this.logs = logs;
    this.clock = clock;
  }

  /** How they run here. */
  EcsSettings settings() {
    return settings;
  }

  /** All of them. */
  List<Task> all() {
    return List.copyOf(byId.values());
  }

  /** One by its identifier. */
  Optional<Task> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Starts a task, if there is capacity. */
  synchronized Optional<Task> run(
      TaskDefinition definition, Map<String, String> overrides, String startedBy) {
    long running = byId.values().stream().filter(task -> !task.isStopped()).count();
    if (running >= settings.maximumTasks()) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString().replace("-", "");
    Task task = new Task(id, definition, startedBy, clock.instant());
    RoleEnvironment.Access access =
        roles.open(
            "ecs-tasks.amazonaws.com",
            settings.arn("task/" + settings.cluster() + "/" + id),
            definition.taskRole(),
            id);
    byId.put(id, task);
    Thread thread = new Thread(() -> run(task, access, overrides), "task-" + id);
    thread.setDaemon(true);
    thread.start();
    return Optional.of(task);
  }

  private void run(Task task, RoleEnvironment.Access access, Map<String, String> overrides) {
    Path directory = settings.directory().resolve(task.id());
    OptionalInt exitCode = OptionalInt.empty();
    try (access) {
      Files.createDirectories(directory);
      try (ProcessGroup group = start(task, directory, access.environment(), overrides)) {
        task.running(group, clock.instant());
        copyOutput(task, group);
        exitCode = OptionalInt.of(group.leader().waitFor());
      }
      task.stopping("EssentialContainerExited", "Essential container in task exited");
    } catch (IOException e) {
      LOG.warn("task {} cannot run: {}", task.id(), e.getMessage());
      task.stopping("TaskFailedToStart", "CannotStartContainerError: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.stopping("UserInitiated", "The local cloud is closing");
    } finally {
      clear(directory);
      task.stopped(exitCode, clock.instant());
    }
  }

  private ProcessGroup start(
      Task task, Path directory, Map<String, String> credentials, Map<String, String> overrides)
      throws IOException {
    Map<String, String> environment =
        new TreeMap<>(HostEnvironment.visible(settings.hostEnvironment()));
    environment.putAll(task.definition().environment());
    environment.putAll(overrides);
    environment.putAll(credentials);
    environment.put("AWS_REGION", settings.region());
    environment.put("TMPDIR", directory.toString());
    List<String> command =
        task.definition().command().stream()
            .map(word -> word.replace("${TMPDIR}", directory.toString()))
            .toList();
    ProcessGroup group = ProcessGroup.start(command, environment, directory);
    group.leader().getOutputStream().close();
    return group;
  }

  private void copyOutput(Task task, ProcessGroup group) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(
                      new InputStreamReader(
                          group.leader().getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  logs.append("/ecs/" + task.definition().family(), stream(task), line);
                }
              } catch (IOException e) {
                // The process was ended while it wrote: there is no more.
                LOG.debug("output of task {} ends", task.id(), e);
              }
            },
            "task-output-" + task.id());
    thread.setDaemon(true);
    thread.start();
    try {
      group.leader().waitFor();
      thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the awslogs driver names it: prefix, container, task. */
  private static String stream(Task task) {
    return "task/" + task.definition().container() + "/" + task.id();
  }

  private static void clear(Path directory) {
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      LOG.warn("{} stays behind: {}", directory, e.getMessage());
    }
  }

  /** Asks a task to end; it is killed if it has not ended after five seconds. */
  void stop(Task task, String reason) {
    task.stopping("UserInitiated", reason);
    task.process()
        .ifPresent(
            group -> {
              group.leader().destroy();
              Thread killer = new Thread(() -> killLater(group), "task-killer");
              killer.setDaemon(true);
              killer.start();
            });
  }

  private static void killLater(ProcessGroup group) {
    try {
      if (!group.leader().waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        group.close();
      }
    } catch (InterruptedException e) {
      group.close();
      Thread.currentThread().interrupt();
    }
  }

  /** The definition of that name, revision or ARN. */
  TaskDefinition definition(String name) {
    String family = name.substring(name.lastIndexOf('/') + 1).split(":", 2)[0];
    return settings.definitions().stream()
        .filter(one -> one.family().equals(family))
        .findFirst()
        .orElseThrow(
            () -> new AwsError(400, "ClientException", "TaskDefinition not found: " + name));
  }

  /** Ends every task. */
  @Override
  public void close() {
    for (Task task : all()) {
      if (!task.isStopped()) {
        task.stopping("UserInitiated", "The local cloud is closing");
        task.process().ifPresent(ProcessGroup::close);
      }
    }
  }
}
