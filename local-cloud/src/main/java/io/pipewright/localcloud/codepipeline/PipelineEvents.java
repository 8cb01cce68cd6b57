package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.process.AwsJson;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** EventBridge events of state changes, in their order, on a thread of their own. */
final class PipelineEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineEvents.class);
  private static final long DRAIN_SECONDS = 5;

  private final PipelineSettings settings;
  private final Consumer<String> consumer;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread daemon = new Thread(task, "pipeline-events");
            daemon.setDaemon(true);
            return daemon;
          });

  PipelineEvents(PipelineSettings settings, Consumer<String> consumer, Clock clock) {
    this.settings = settings;
    this.consumer = consumer;
    this.clock = clock;
  }

  /** The execution is now in this state, for example {@code STARTED}. */
  void execution(Execution execution, String state) {
    ObjectNode detail = detail(execution, state);
    detail
        .putObject("execution-trigger")
        .put("trigger-type", execution.trigger().type())
        .put("trigger-detail", execution.trigger().detail());
    send("CodePipeline Pipeline Execution State Change", execution, detail);
  }

  void stage(Execution execution, String stage, String state) {
    ObjectNode detail = detail(execution, state);
    detail.put("stage", stage);
    send("CodePipeline Stage Execution State Change", execution, detail);
  }

  void action(Execution execution, ActionRun run, String state) {
    ObjectNode detail = detail(execution, state);
    detail.put("stage", run.stage()).put("action", run.action().name());
    detail.put("action-execution-id", run.id());
    detail.put("region", run.action().region().orElse(settings.region()));
    detail
        .putObject("type")
        .put("owner", run.action().type().owner())
        .put("provider", run.action().type().provider())
        .put("category", run.action().type().category())
        .put("version", run.action().type().version());
    if (run.status() != ActionRun.Status.InProgress) {
      ObjectNode result = detail.putObject("execution-result");
      String failure = run.failure().map(ActionRun.Failure::message).orElse("");
      result.put("external-execution-summary", failure.isEmpty() ? run.summary() : failure);
      result.put("external-execution-url", settings.consoleUrl(execution));
      run.externalId().ifPresent(id -> result.put("external-execution-id", id));
      run.failure().ifPresent(one -> result.put("error-code", one.code()));
    }
    artifacts(detail.putArray("input-artifacts"), run.inputs());
    artifacts(detail.putArray("output-artifacts"), run.outputs());
    send("CodePipeline Action Execution State Change", execution, detail);
  }

  private static void artifacts(ArrayNode list, Map<String, Artifact> artifacts) {
    artifacts.forEach(
        (name, artifact) ->
            list.addObject()
                .put("name", name)
                .putObject("s3location")
                .put("bucket", artifact.bucket())
                .put("key", artifact.key()));
  }

  private static ObjectNode detail(Execution execution, String state) {
    ObjectNode detail = AwsJson.object();
    detail.put("pipeline", execution.definition().name());
    detail.put("execution-id", execution.id());
    detail.put("start-time", execution.start().toString());
    detail.put("state", state.toUpperCase(Locale.ROOT));
    detail.put("version", (double) execution.version());
    detail.put("pipeline-execution-attempt", 1.0);
    return detail;
  }

  private void send(String detailType, Execution execution, ObjectNode detail) {
    ObjectNode event = AwsJson.object();
    event.put("version", "0").put("id", UUID.randomUUID().toString());
    event.put("detail-type", detailType).put("source", "aws.codepipeline");
    event.put("account", settings.account()).put("time", clock.instant().toString());
    event.put("region", settings.region());
    event.putArray("resources").add(settings.arn(execution.definition().name()));
    event.set("detail", detail);
    String text = event.toString();
    thread.execute(() -> deliver(text));
  }

  private void deliver(String event) {
    try {
      consumer.accept(event);
    } catch (RuntimeException e) {
      LOG.warn("an event was not taken: {}", event, e);
    }
  }

  /** Delivers what was sent, and ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
