package io.pipewright.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.bitbucket.CodeInsights;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import io.pipewright.bitbucket.limit.ReportLimits;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.time.Duration;

/**
 * Code Insights. The report is replaced in place; Bitbucket does not compare annotations, so those
 * of before are deleted first, at each attempt. Only the token's owner that made a report may
 * replace it.
 */
public final class RestCodeInsights implements CodeInsights {
  private static final ReportLimits LIMITS = new ReportLimits(6, 2000);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final RestClient rest;

  /** Calls by {@code rest}. */
  public RestCodeInsights(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public void put(RepositoryId repository, CommitHash commit, InsightsReport report) {
    InsightsReport fitted = LIMITS.fit(report);
    String what =
        "put the report '%s' on %s of %s".formatted(fitted.key(), commit.abbreviated(), repository);
    rest.call(RestCall.put(what, url(repository, commit, fitted, ""), body(fitted)));
    URI annotations = url(repository, commit, fitted, "/annotations");
    rest.retry().call((Duration left) -> annotate(what, annotations, fitted, left));
  }

  private boolean annotate(String what, URI url, InsightsReport report, Duration left) {
    rest.delete(what, url, left);
    if (!report.annotations().isEmpty()) {
      ArrayNode annotations = JSON.arrayNode();
      report.annotations().forEach(one -> annotations.add(annotation(one)));
      ObjectNode body = JSON.objectNode().set("annotations", annotations);
      rest.once(RestCall.post(what, url, body), left);
    }
    return true;
  }

  private URI url(RepositoryId repository, CommitHash commit, InsightsReport report, String path) {
    return Paths.report(rest.access(), repository, commit, report.key(), path);
  }

  private static ObjectNode body(InsightsReport report) {
    ObjectNode body = JSON.objectNode();
    body.put("title", report.title());
    body.put("details", report.details());
    body.put("result", report.passed() ? "PASS" : "FAIL");
    body.put("reporter", "Pipewright");
    report.link().ifPresent(link -> body.put("link", link.toString()));
    // Required, even if there is none.
    ArrayNode data = body.putArray("data");
    for (InsightsReport.Fact fact : report.data()) {
      data.addObject().put("title", fact.title()).put("type", "TEXT").put("value", fact.value());
    }
    return body;
  }

  private static ObjectNode annotation(Annotation annotation) {
    ObjectNode body = JSON.objectNode();
    body.put("externalId", annotation.externalId());
    body.put("message", annotation.message());
    body.put("severity", annotation.severity().name());
    body.put("type", annotation.severity() == InsightsReport.Severity.HIGH ? "BUG" : "CODE_SMELL");
    if (!annotation.path().isEmpty()) {
      body.put("path", annotation.path());
      body.put("line", Math.max(0, annotation.line().orElse(0)));
    }
    return body;
  }
}
