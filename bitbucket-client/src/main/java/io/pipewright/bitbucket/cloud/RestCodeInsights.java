package io.pipewright.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.bitbucket.CodeInsights;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import io.pipewright.bitbucket.limit.ReportLimits;
import io.pipewright.bitbucket.limit.ShortText;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Code Insights. The report is replaced in place. An annotation replaces the one with the same
 * {@code external_id}; those of before that are no longer in the report are deleted one by one,
 * which is all that Cloud offers.
 */
public final class RestCodeInsights implements CodeInsights {
  /** Longer summaries are refused; the whole text goes into the details. */
  private static final int SUMMARY = 450;

  private static final int AT_ONCE = 100;
  private static final ReportLimits LIMITS = new ReportLimits(10, 2000);
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
    deleteOthers(what, repository, commit, fitted);
    List<Annotation> annotations = fitted.annotations();
    for (int start = 0; start < annotations.size(); start += AT_ONCE) {
      ArrayNode part = JSON.arrayNode();
      annotations
          .subList(start, Math.min(start + AT_ONCE, annotations.size()))
          .forEach(one -> part.add(annotation(one)));
      rest.call(RestCall.post(what, url(repository, commit, fitted, "/annotations"), part));
    }
  }

  private void deleteOthers(
      String what, RepositoryId repository, CommitHash commit, InsightsReport report) {
    Set<String> kept =
        report.annotations().stream().map(Annotation::externalId).collect(Collectors.toSet());
    URI list = url(repository, commit, report, "/annotations?pagelen=100");
    Pages.read(rest, what, list, ReportLimits.ANNOTATIONS).stream()
        .map(RestCodeInsights::id)
        .filter(id -> !kept.contains(id))
        .map(id -> url(repository, commit, report, "/annotations/" + Encoded.one(id)))
        .forEach(url -> delete(what, url));
  }

  private void delete(String what, URI url) {
    rest.retry()
        .call(
            (Duration left) -> {
              rest.delete(what, url, left);
              return true;
            });
  }

  private static String id(Answer annotation) {
    return annotation.find("/external_id").orElseGet(() -> annotation.text("/uuid"));
  }

  private URI url(RepositoryId repository, CommitHash commit, InsightsReport report, String path) {
    return Paths.report(rest.access(), repository, commit, report.key(), path);
  }

  private static ObjectNode body(InsightsReport report) {
    ObjectNode body = JSON.objectNode();
    body.put("title", report.title());
    body.put("details", report.details());
    body.put("report_type", "TEST");
    body.put("result", report.passed() ? "PASSED" : "FAILED");
    body.put("reporter", "Pipewright");
    report.link().ifPresent(link -> body.put("link", link.toString()));
    ArrayNode data = body.putArray("data");
    for (InsightsReport.Fact fact : report.data()) {
      data.addObject().put("title", fact.title()).put("type", "TEXT").put("value", fact.value());
    }
    return body;
  }

  private static ObjectNode annotation(Annotation annotation) {
    ObjectNode body = JSON.objectNode();
    body.put("external_id", annotation.externalId());
    boolean high = annotation.severity() == InsightsReport.Severity.HIGH;
    body.put("annotation_type", high ? "BUG" : "CODE_SMELL");
    body.put("severity", annotation.severity().name());
    body.put("summary", ShortText.cut(annotation.message(), SUMMARY));
    if (annotation.message().length() > SUMMARY) {
      body.put("details", annotation.message());
    }
    if (!annotation.path().isEmpty()) {
      body.put("path", annotation.path());
      annotation.line().ifPresent(line -> body.put("line", Math.max(1, line)));
    }
    return body;
  }
}
