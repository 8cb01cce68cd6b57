package io.pipewright.localcloud.codepipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages for people: {@code /console} lists the pipelines, {@code /console/pipelines/{name}} one
 * pipeline's executions, and {@code …/executions/{id}} what ran, how long, and the end of each log.
 */
public final class ConsolePage implements HttpHandler {
  private static final Pattern PATH =
      Pattern.compile("/console/pipelines/([^/]+)/executions/([^/]+)/?");
  private static final String PIPELINES = "/console/pipelines/";
  private static final int LOG_LINES = 20;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Pipelines pipelines;
  private final BiFunction<String, String, List<String>> logs;
  private final Clock clock;

  /**
   * Shows these.
   *
   * @param logs the lines of a log group and stream; none if there is no such stream
   */
  public ConsolePage(
      Pipelines pipelines, BiFunction<String, String, List<String>> logs, Clock clock) {
    this.pipelines = pipelines;
    this.logs = logs;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> page = page(exchange.getRequestURI().getPath());
      byte[] body =
          page.orElse("<!doctype html><title>Not found</title><p>There is no such execution.")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange
          .getResponseHeaders()
          .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
      exchange.sendResponseHeaders(page.isPresent() ? OK : NOT_FOUND, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The page at a path. */
  Optional<String> page(String path) {
    if (path.equals("/console") || path.equals("/console/")) {
      return Optional.of(ConsoleIndex.page("Pipelines", pipelines.all()));
    }
    if (path.startsWith(PIPELINES) && path.indexOf('/', PIPELINES.length()) < 0) {
      String name = path.substring(PIPELINES.length());
      return pipelines.find(name).map(pipeline -> ConsoleIndex.page(name, List.of(pipeline)));
    }
    Matcher matcher = PATH.matcher(path);
    return matcher.matches()
        ? pipelines
            .find(matcher.group(1))
            .flatMap(pipeline -> pipeline.execution(matcher.group(2)))
            .map(this::page)
        : Optional.empty();
  }

  private String page(Execution execution) {
    StringBuilder rows = new StringBuilder();
    for (Stage stage : execution.definition().stages()) {
      rows.append(
          """
          <h2>%s <small>%s</small></h2>
          """
              .formatted(
                  Html.escape(stage.name()),
                  Html.escape(execution.stage(stage.name()).orElse("not reached"))));
      execution
          .entryCheck(stage.name())
          .ifPresent(check -> rows.append("<p>" + Html.escape(check.summary()) + "</p>\n"));
      stage.actions().forEach(action -> rows.append(action(execution, stage, action)));
    }
    String state =
        "<p>%s %s, started %s by %s</p>%n"
            .formatted(
                execution.status(),
                Html.escape(execution.statusSummary()),
                execution.start(),
                Html.escape(execution.trigger().type()));
    return Html.page(execution.definition().name() + " " + execution.id(), state + rows);
  }

  private String action(Execution execution, Stage stage, Action action) {
    Optional<ActionRun> run = execution.action(stage.name(), action.name());
    if (run.isEmpty()) {
      return "<h3>" + Html.escape(action.name()) + "</h3>\n";
    }
    ActionRun one = run.get();
    String failure = one.failure().map(ActionRun.Failure::message).orElse(one.summary());
    return """
        <h3>%s <small>%s, %s s</small></h3>
        <p>%s</p>
        %s"""
        .formatted(
            Html.escape(action.name()),
            one.status(),
            seconds(one),
            Html.escape(failure),
            tail(execution, one));
  }

  private long seconds(ActionRun run) {
    boolean running = run.status() == ActionRun.Status.InProgress;
    Instant end = running ? clock.instant() : run.lastChange();
    return Duration.between(run.start(), end).toSeconds();
  }

  private String tail(Execution execution, ActionRun run) {
    List<String> lines = lines(execution, run);
    if (lines.isEmpty()) {
      return "";
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    return "<pre>" + Html.escape(String.join("\n", last)) + "</pre>\n";
  }

  private List<String> lines(Execution execution, ActionRun run) {
    Optional<String> build = run.externalId();
    if (build.isPresent()) {
      String[] parts = build.get().split(":", 2);
      return logs.apply("/aws/codebuild/" + parts[0], parts[1]);
    }
    return logs.apply(
        "/aws/codepipeline/" + execution.definition().name(),
        execution.id() + "/" + run.stage() + "/" + run.action().name());
  }
}
