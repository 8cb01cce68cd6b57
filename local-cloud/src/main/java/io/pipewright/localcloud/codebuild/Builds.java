package io.pipewright.localcloud.codebuild;

import io.pipewright.localcloud.codebuild.Build.Status;
import io.pipewright.localcloud.process.Directories;
import io.pipewright.localcloud.process.LogSink;
import io.pipewright.localcloud.process.RoleEnvironment;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All builds: starts them, a few at once, and ends them when they take too long or the local cloud
 * closes.
 */
public final class Builds implements AutoCloseable {
  private final BuildSettings settings;
  private final Projects projects;
  private final RoleEnvironment roles;
  private final SecretSource secrets;
  private final LogSink logs;
  private final Clock clock;
  private final ExecutorService runners;
  private final ScheduledExecutorService timeouts =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "build-timeouts"));
  private final Map<String, Build> byId = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();
  private final List<String> ids = Collections.synchronizedList(new ArrayList<>());

  /** Starts with none. */
  public Builds(
      BuildSettings settings,
      Projects projects,
      RoleEnvironment roles,
      SecretSource secrets,
      LogSink logs,
      Clock clock) {
    this.settings = settings;
    this.projects = projects;
    this.roles = roles;
    this.secrets = secrets;
    this.logs = logs;
    this.clock = clock;
    this.runners =
        Executors.newFixedThreadPool(settings.concurrentBuilds(), task -> daemon(task, "build"));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** How builds run here. */
  public BuildSettings settings() {
    return settings;
  }

  /**
   * Submits a build; it runs as soon as there is a place.
   *
   * @throws AwsError {@code ResourceNotFoundException} if there is no such project
   */
  public Build start(BuildRequest request) {
    Project project =
        projects
            .find(request.project())
            .orElseThrow(
                () ->
                    new AwsError(
                        400,
                        "ResourceNotFoundException",
                        "Project cannot be found: "
                            + BuildArns.project(settings, request.project())));
    long number =
        numbers.computeIfAbsent(project.name(), name -> new AtomicLong()).incrementAndGet();
    Build build =
        new Build(UUID.randomUUID().toString(), number, project, request, clock.instant());
    byId.put(build.id(), build);
    ids.add(build.id());
    passes(build, PhaseType.SUBMITTED);
    build.enter(PhaseType.QUEUED, clock.instant());
    runners.execute(() -> run(build));
    return build;
  }

  private void passes(Build build, PhaseType type) {
    build.enter(type, clock.instant());
    build.leave(Status.SUCCEEDED, clock.instant(), "", "");
  }

  private void run(Build build) {
    build.leave(Status.SUCCEEDED, clock.instant(), "", "");
    if (build.ending().isPresent()) {
      build.complete(false, clock.instant());
      return;
    }
    BuildLog log = new BuildLog(line -> logs.append(build.logGroup(), build.uuid(), line), clock);
    ScheduledFuture<?> timeout =
        timeouts.schedule(
            () -> build.stop(Status.TIMED_OUT),
            build.project().timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    new BuildRun(settings, roles, secrets, clock, build, log).run();
    timeout.cancel(false);
  }

  /** A build by its identifier {@code project:uuid}. */
  public Optional<Build> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Build> all() {
    return List.copyOf(byId.values());
  }

  /** A project's builds, newest first. */
  public List<Build> ofProject(String project) {
    List<Build> builds = new ArrayList<>();
    synchronized (ids) {
      for (String id : ids) {
        find(id).filter(b -> b.project().name().equals(project)).ifPresent(builds::add);
      }
    }
    Collections.reverse(builds);
    return builds;
  }

  /** Deletes what is left of a build on disk, once its outputs were taken. */
  public void discardOutputs(Build build) throws IOException {
    Directories.delete(settings.directory().resolve(build.uuid()));
  }

  /** Ends a build and all that it started; nothing happens if it is over. */
  public void stop(Build build) {
    build.stop(Status.STOPPED);
  }

  /** Ends every build. */
  @Override
  public void close() {
    runners.shutdown();
    timeouts.shutdownNow();
    byId.values().forEach(this::stop);
    runners.shutdownNow();
    try {
      if (!runners.awaitTermination(10, TimeUnit.SECONDS)) {
        runners.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
