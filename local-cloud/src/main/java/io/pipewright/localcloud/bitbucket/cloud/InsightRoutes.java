package io.pipewright.localcloud.bitbucket.cloud;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Code Insights reports and their annotations. */
final class InsightRoutes {
  private static final String REPORTS =
      "/2.0/repositories/{workspace}/{slug}/commit/{commit}/reports";
  private static final String REPORT = REPORTS + "/{key}";
  private static final String ANNOTATIONS = REPORT + "/annotations";
  private static final String ANNOTATION = ANNOTATIONS + "/{annotation}";
  private static final int MOST = 1000;

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
        Route.of("PUT", ANNOTATION, Right.REPO_READ, this::annotateOne),
        Route.of("DELETE", ANNOTATION, Right.REPO_READ, this::deleteAnnotation));
  }

  private Answer list(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = commit(call);
    return Page.of(call)
        .answer(
            call,
            lookup.api(repository, "/commit/" + commit + "/reports"),
            hosting.reports().all(repository, commit).stream().map(InsightRoutes::json).toList());
  }

  private Answer put(Call call) {
    HostedRepository repository = lookup.repository(call);
    String commit = commit(call);
    String key = call.segment("key");
    PostedReport report =
        ReportBody.read(call.fields(), key, call.caller().name(), hosting.clock().instant());
    PostedReport kept =
        hosting.reports().get(repository, commit, key).map(report::after).orElse(report);
    return Answer.ok(json(hosting.reports().put(repository, commit, kept)));
  }

  private Answer delete(Call call) {
    // Deleting what is not there is 204, too.
    hosting.reports().delete(lookup.repository(call), commit(call), call.segment("key"));
    return Answer.nothing();
  }

  private Answer annotations(Call call) {
    HostedRepository repository = lookup.repository(call);
    PostedReport report = report(call);
    String key = URLEncoder.encode(report.key(), StandardCharsets.UTF_8);
    String path = "/commit/" + commit(call) + "/reports/" + key + "/annotations";
    List<ObjectNode> found = report.annotations().stream().map(it -> json(report, it)).toList();
    return Page.of(call).answer(call, lookup.api(repository, path), found);
  }

  private Answer annotate(Call call) {
    PostedReport report = report(call);
    List<PostedAnnotation> posted = AnnotationBody.readAll(call.body());
    keep(call, report, posted);
    ArrayNode answer = Json.array();
    posted.forEach(it -> answer.add(json(report, it)));
    return Answer.ok(answer);
  }

  private Answer annotateOne(Call call) {
    PostedReport report = report(call);
    PostedAnnotation posted = AnnotationBody.read(call.fields(), call.segment("annotation"));
    keep(call, report, List.of(posted));
    return Answer.ok(json(report, posted));
  }

  /** An external id names one annotation: the last that came with it. */
  private void keep(Call call, PostedReport report, List<PostedAnnotation> posted) {
    Map<String, PostedAnnotation> byId = new LinkedHashMap<>();
    report.annotations().forEach(it -> byId.put(it.externalId(), it));
    posted.forEach(it -> byId.put(it.externalId(), it));
    if (byId.size() > MOST) {
      throw RestError.invalid("", "A report may have at most " + MOST + " annotations.");
    }
    hosting
        .reports()
        .put(lookup.repository(call), commit(call), report.with(new ArrayList<>(byId.values())));
  }

  private Answer deleteAnnotation(Call call) {
    PostedReport report = report(call);
    String id = call.segment("annotation");
    hosting
        .reports()
        .put(
            lookup.repository(call),
            commit(call),
            report.with(
                report.annotations().stream().filter(it -> !it.externalId().equals(id)).toList()));
    return Answer.nothing();
  }

  private String commit(Call call) {
    return lookup.commit(lookup.repository(call), call).hash();
  }

  private PostedReport report(Call call) {
    return hosting
        .reports()
        .get(lookup.repository(call), commit(call), call.segment("key"))
        .orElseThrow(() -> RestError.notFound("No report with the id " + call.segment("key"), ""));
  }

  private static ObjectNode json(PostedReport report) {
    ObjectNode node = Json.object().put("type", "report").put("title", report.title());
    node.put("uuid", Json.uuid("report", report.key())).put("external_id", report.key());
    node.put("details", report.details()).put("report_type", report.reportType());
    putText(node, "reporter", report.reporter());
    putText(node, "link", report.link());
    putText(node, "logo_url", report.logoUrl());
    putText(node, "result", report.result());
    ReportBody.write(node.putArray("data"), report.data());
    node.put("created_on", Json.date(report.createdAt()));
    return node.put("updated_on", Json.date(report.updatedAt()));
  }

  private static ObjectNode json(PostedReport report, PostedAnnotation annotation) {
    ObjectNode node = Json.object().put("type", "report_annotation");
    node.put("external_id", annotation.externalId());
    node.put("uuid", Json.uuid("annotation", report.key() + " " + annotation.externalId()));
    node.put("annotation_type", annotation.type()).put("summary", annotation.message());
    putText(node, "path", annotation.path());
    if (annotation.line() > 0) {
      node.put("line", annotation.line());
    }
    putText(node, "details", annotation.details());
    putText(node, "severity", annotation.severity());
    putText(node, "link", annotation.link());
    return node;
  }

  private static void putText(ObjectNode node, String field, String text) {
    if (!text.isEmpty()) {
      node.put(field, text);
    }
  }
}
