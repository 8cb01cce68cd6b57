package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PostedAnnotation;
import io.pipewright.localcloud.bitbucket.PostedReport;
import io.pipewright.localcloud.bitbucket.Right;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Answer;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import io.pipewright.localcloud.bitbucket.rest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Code Insights reports and their annotations. */
final class InsightRoutes {
  private static final String REPORTS =
      "/rest/insights/latest/projects/{project}/repos/{slug}/commits/{commit}/reports";
  private static final String REPORT = REPORTS + "/{key}";
  private static final String ANNOTATIONS = REPORT + "/annotations";
  private static final int MOST = 1000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Hosting hosting;
  private final Lookup lookup;

  InsightRoutes(Hosting hosting) {
    this.hosting = hosting;
    this.lookup = new Lookup(hosting);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", REPORTS, Right.REPO_READ, this::list),
        Route.of("GET", REPORT, Right.REPO_READ, call -> Answer.ok(json(report(call)))),
        Route.of("PUT", REPORT, Right.REPO_READ, this::put),
        Route.of("DELETE", REPORT, Right.REPO_READ, this::delete),
        Route.of("GET", ANNOTATIONS, Right.REPO_READ, this::annotations),
        Route.of("POST", ANNOTATIONS, Right.REPO_READ, this::annotate),
        Route.of("DELETE", ANNOTATIONS, Right.REPO_READ, this::deleteAnnotations));
  }

  private Answer list(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.fullHash(repository, call);
    return Page.of(call)
        .answer(
            hosting.reports().all(repository, commit).stream().map(InsightRoutes::json).toList());
  }

  private Answer put(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = lookup.fullHash(repository, call);
    String key = call.segment("key");
    PostedReport report =
        ReportBody.read(call.fields(), key, call.caller().name(), hosting.clock().instant());
    Optional<PostedReport> earlier = hosting.reports().get(repository, commit, key);
    earlier.ifPresent(old -> requireOwner(call, old));
    PostedReport kept = earlier.map(report::after).orElse(report);
    return Answer.ok(json(hosting.reports().put(repository, commit, kept)));
  }

  private Answer delete(Call call) {
    PostedReport report = report(call);
    requireOwnerOrAdmin(call, report);
    HostedRepository repository = lookup.repository(call);
    hosting.reports().delete(repository, lookup.fullHash(repository, call), report.key());
    return Answer.nothing();
  }

  private Answer annotations(Call call) {
    PostedReport report = report(call);
    ObjectNode body = Json.object();
    ArrayNode annotations = body.putArray("annotations");
    report.annotations().forEach(it -> annotation(annotations.addObject(), report.key(), it));
    return Answer.ok(body);
  }

  private Answer annotate(Call call) {
    PostedReport report = report(call);
    requireOwner(call, report);
    List<PostedAnnotation> all = new ArrayList<>(report.annotations());
    all.addAll(AnnotationBody.read(call.fields()));
    if (all.size() > MOST) {
      throw RestError.invalid(
          "annotations", "A report may have at most " + MOST + " annotations; none was added.");
    }
    keep(call, report.with(all));
    return Answer.nothing();
  }

  /** Those with an external id, or all if none is given. */
  private Answer deleteAnnotations(Call call) {
    PostedReport report = report(call);
    requireOwnerOrAdmin(call, report);
    Optional<String> id = call.parameter("externalId");
    keep(
        call,
        report.with(
            report.annotations().stream()
                .filter(it -> id.isPresent() && !it.externalId().equals(id.get()))
                .toList()));
    return Answer.nothing();
  }

  private void keep(Call call, PostedReport report) {
    HostedRepository repository = lookup.repository(call);
    hosting.reports().put(repository, lookup.fullHash(repository, call), report);
  }

  private PostedReport report(Call call) {
    HostedRepository repository = lookup.repository(call);
    String key = call.segment("key");
    return hosting
        .reports()
        .get(repository, lookup.fullHash(repository, call), key)
        .orElseThrow(
            () ->
                RestError.notFound(
                    "There is no report with the key '" + key + "'.",
                    "insight.NoSuchInsightReportException"));
  }

  private static void requireOwnerOrAdmin(Call call, PostedReport report) {
    if (!call.caller().right().includes(Right.REPO_ADMIN)) {
      requireOwner(call, report);
    }
  }

  private static void requireOwner(Call call, PostedReport report) {
    if (!report.owner().equals(call.caller().name())) {
      throw RestError.forbidden();
    }
  }

  private static ObjectNode json(PostedReport report) {
    ObjectNode node = Json.object();
    ArrayNode data = node.putArray("data");
    for (PostedReport.Datum datum : report.data()) {
      ObjectNode field = data.addObject().put("title", datum.title());
      putText(field, "type", datum.type());
      try {
        field.set("value", JSON.readTree(datum.value()));
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("it was JSON when it came", impossible);
      }
    }
    node.put("createdDate", report.createdAt().toEpochMilli());
    putText(node, "details", report.details());
    node.put("key", report.key());
    putText(node, "link", report.link());
    putText(node, "logoUrl", report.logoUrl());
    putText(node, "reporter", report.reporter());
    putText(node, "result", report.result());
    return node.put("title", report.title());
  }

  private static void annotation(ObjectNode node, String key, PostedAnnotation annotation) {
    node.put("reportKey", key);
    putText(node, "externalId", annotation.externalId());
    putText(node, "path", annotation.path());
    node.put("line", annotation.line()).put("message", annotation.message());
    node.put("severity", annotation.severity());
    putText(node, "type", annotation.type());
    putText(node, "link", annotation.link());
  }

  private static void putText(ObjectNode node, String field, String text) {
    if (!text.isEmpty()) {
      node.put(field, text);
    }
  }
}
