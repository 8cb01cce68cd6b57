package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.process.Directories;
import io.pipewright.localcloud.process.LogSink;
import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs actions: those of one run order at the same time, each to its end. */
final class ActionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ActionRunner.class);

  private final Map<String, ActionHandler> handlers;
  private final ArtifactBucket bucket;
  private final Path directory;
  private final LogSink logs;
  private final PipelineEvents events;
  private final Clock clock;
  private final ExecutorService threads;

  /**
   * Prepares it.
   *
   * @param handlers by the provider of the action type
   */
  ActionRunner(
      Map<String, ActionHandler> handlers,
      ArtifactBucket bucket,
      Path directory,
      LogSink logs,
      PipelineEvents events,
      Clock clock,
      ExecutorService threads) {
    this.handlers = Map.copyOf(handlers);
    this.bucket = bucket;
    this.directory = directory;
    this.logs = logs;
    this.events = events;
    this.clock = clock;
    this.threads = threads;
  }

  /** Whether all of them succeeded; none is cut short because another failed. */
  boolean runTogether(Execution execution, String stage, List<Action> actions)
      throws InterruptedException {
    List<Future<Boolean>> running = new ArrayList<>();
    for (Action action : actions) {
      running.add(threads.submit(() -> run(execution, stage, action)));
    }
    boolean all = true;
    for (Future<Boolean> one : running) {
      try {
        all &= one.get();
      } catch (ExecutionException e) {
        LOG.error("an action of {} broke: a bug of local-cloud", execution.id(), e);
        all = false;
      }
    }
    return all;
  }

  private boolean run(Execution execution, String stage, Action action) {
    ActionRun run =
        new ActionRun(UUID.randomUUID().toString(), execution.id(), stage, action, clock.instant());
    execution.add(run);
    if (execution.status() == Execution.Status.Stopping) {
      run.abandoned().complete(true);
    }
    events.action(execution, run, "STARTED");
    ActionOutcome outcome = attempt(execution, run);
    boolean abandoned = run.abandoned().isDone() && !outcome.succeeded();
    ActionRun.Status failed = abandoned ? ActionRun.Status.Abandoned : ActionRun.Status.Failed;
    if (outcome.succeeded()) {
      action.namespace().ifPresent(name -> execution.variables().put(name, outcome.variables()));
    }
    run.end(outcome.succeeded() ? ActionRun.Status.Succeeded : failed, outcome, clock.instant());
    events.action(execution, run, run.status().name());
    return outcome.succeeded();
  }

  private ActionOutcome attempt(Execution execution, ActionRun run) {
    Path work = directory.resolve("actions").resolve(run.id());
    try {
      Files.createDirectories(work);
      Map<String, String> configuration =
          execution.variables().resolve(run.action().configuration());
      run.configuration(configuration);
      ActionHandler handler = handlers.get(run.action().type().provider());
      if (handler == null) {
        return ActionOutcome.failure(
            "InvalidActionConfiguration", "Nothing here runs " + run.action().type());
      }
      return handler.run(new ActionContext(execution, run, configuration, bucket, work, logs));
    } catch (AwsError e) {
      return ActionOutcome.failure(e.code(), e.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ActionOutcome.failure("Abandoned", "The local cloud is closing");
    } catch (IOException | SdkException e) {
      return ActionOutcome.failure("InternalError", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Whatever it is, an action that broke has not succeeded.
      LOG.error("action {} broke: a bug of local-cloud", run.action().name(), e);
      return ActionOutcome.failure("InternalError", String.valueOf(e.getMessage()));
    } finally {
      clear(work);
    }
  }

  private static void clear(Path work) {
    try {
      Directories.delete(work);
    } catch (IOException e) {
      LOG.warn("{} stays behind: {}", work, e.getMessage());
    }
  }
}
