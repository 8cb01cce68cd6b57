package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codebuild.Builds;
import io.pipewright.localcloud.codepipeline.Execution.Status;
import io.pipewright.localcloud.codepipeline.Execution.Trigger;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.process.LogSink;
import io.pipewright.localcloud.server.AwsError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** All pipelines: starts, stops and retries their executions. */
public final class Pipelines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);
  private static final long CLOSE_SECONDS = 10;

  private final PipelineSettings settings;
  private final PipelineEvents events;
  private final ActionRunner runner;
  private final Deployments deployments;
  private final Clock clock;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<String, Pipeline> byName = new ConcurrentSkipListMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread daemon = new Thread(task, "pipeline");
            daemon.setDaemon(true);
            return daemon;
          });

  /**
   * Starts with none.
   *
   * @param s3 reaches sources and artefacts
   * @param consumer takes the EventBridge events
   */
  public Pipelines(
      PipelineSettings settings,
      Builds builds,
      S3Client s3,
      LogSink logs,
      Consumer<String> consumer,
      Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.events = new PipelineEvents(settings, consumer, clock);
    this.deployments = new Deployments(settings.directory().resolve("deployments"));
    this.runner =
        new ActionRunner(
            Map.of(
                "S3", new S3SourceHandler(),
                "CodeBuild", new CodeBuildHandler(builds),
                "Manual", new ApprovalHandler(),
                "CloudFormation",
                    new CloudFormationHandler(
                        settings.account(), settings.region(), deployments, clock)),
            new ArtifactBucket(s3),
            settings.directory(),
            logs,
            events,
            clock,
            threads);
  }

  /** Where they run. */
  public PipelineSettings settings() {
    return settings;
  }

  /** The deployments that were recorded. */
  public Deployments deployments() {
    return deployments;
  }

  /** All of them, by name. */
  public List<Pipeline> all() {
    return List.copyOf(byName.values());
  }

  /** A pipeline by its name. */
  public Optional<Pipeline> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Creates or updates one; true if it is new. */
  boolean put(PipelineDefinition definition) {
    Pipeline existing = byName.get(definition.name());
    if (existing != null) {
      existing.update(definition, clock.instant());
      return false;
    }
    byName.put(definition.name(), new Pipeline(definition, clock.instant()));
    return true;
  }

  /** Deletes one; its executions are stopped. */
  void remove(String name) {
    Pipeline removed = byName.remove(name);
    if (removed != null) {
      removed.executions().forEach(one -> stop(removed, one, true, "The pipeline was deleted"));
    }
  }

  /**
   * Starts an execution. One that lacks the value of a variable has failed when it is returned.
   *
   * @param sourceVersions object versions by the name of the source action
   * @param variables that replace the defaults of pipeline-level variables
   */
  Execution start(
      Pipeline pipeline,
      Trigger trigger,
      Map<String, String> sourceVersions,
      Map<String, String> variables) {
    Execution execution;
    synchronized (pipeline) {
      PipelineDefinition definition = pipeline.definition();
      execution =
          new Execution(
              UUID.randomUUID().toString(),
              numbers.incrementAndGet(),
              definition,
              pipeline.version(),
              trigger,
              sourceVersions,
              PipelineVariables.values(definition.variables(), variables),
              clock.instant());
      pipeline.add(execution);
    }
    events.execution(execution, "STARTED");
    Optional<String> missing =
        PipelineVariables.missing(
            execution.definition().variables(), execution.pipelineVariables());
    if (missing.isPresent()) {
      execution.status(Status.Failed, missing.get(), clock.instant());
      events.execution(execution, "FAILED");
      return execution;
    }
    run(pipeline, execution, execution.definition().stages().get(0).name(), action -> false);
    return execution;
  }

  private void run(Pipeline pipeline, Execution execution, String stage, Predicate<Action> skip) {
    ExecutionRun run = new ExecutionRun(pipeline, execution, runner, events, clock);
    threads.execute(
        () -> {
          try {
            run.run(stage, skip);
          } catch (InterruptedException e) {
            execution.status(Status.Stopped, "The local cloud is closing", clock.instant());
          } catch (RuntimeException e) {
            LOG.error("execution {} broke: a bug of local-cloud", execution.id(), e);
            execution.status(
                Status.Failed, "The execution broke; local-cloud's log says why", clock.instant());
            events.execution(execution, "FAILED");
          }
        });
  }

  /** Stops an execution: after its running actions, or at once. */
  void stop(Pipeline pipeline, Execution execution, boolean abandon, String reason) {
    synchronized (execution) {
      if (execution.status() != Status.InProgress && execution.status() != Status.Stopping) {
        return;
      }
      boolean first = execution.status() == Status.InProgress;
      execution.status(Status.Stopping, reason, clock.instant());
      if (first) {
        events.execution(execution, "STOPPING");
      }
    }
    if (abandon) {
      execution.actions().forEach(run -> run.abandoned().complete(true));
    }
    pipeline.wakeGates();
  }

  /** Runs a failed stage of an execution again. */
  void retry(Pipeline pipeline, Execution execution, String stage, boolean onlyFailed) {
    synchronized (execution) {
      boolean failed = execution.stage(stage).filter("Failed"::equals).isPresent();
      boolean latest = pipeline.latestIn(stage).filter(execution::equals).isPresent();
      if (!failed || !latest || execution.status() != Status.Failed) {
        throw new AwsError(
            400,
            "StageNotRetryableException",
            "Stage " + stage + " has not failed in this execution, or a newer one has entered it");
      }
      execution.status(Status.InProgress, "", clock.instant());
    }
    events.execution(execution, "RESUMED");
    run(
        pipeline,
        execution,
        stage,
        onlyFailed ? ExecutionRun.succeeded(execution, stage) : action -> false);
  }

  /** Ends every execution. */
  @Override
  public void close() {
    for (Pipeline pipeline : all()) {
      pipeline.executions().forEach(one -> stop(pipeline, one, true, "The local cloud is closing"));
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    events.close();
  }
}
