package io.pipewright.webhook.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.InsightsReport;

/** A report as a tree, to be compared with a file; the details line by line. */
final class ReportTree {
  private ReportTree() {}

  static JsonNode of(ReviewReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("report", insights(report.insights()));
    root.set("status", status(report.status()));
    return root;
  }

  private static ObjectNode insights(InsightsReport report) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("key", report.key()).put("title", report.title()).put("passed", report.passed());
    report.link().ifPresent(link -> tree.put("link", link.toString()));
    ArrayNode details = tree.putArray("details");
    report.details().lines().forEach(details::add);
    ObjectNode data = tree.putObject("data");
    report.data().forEach(fact -> data.put(fact.title(), fact.value()));
    ArrayNode annotations = tree.putArray("annotations");
    report
        .annotations()
        .forEach(
            annotation -> {
              ObjectNode one = annotations.addObject().put("path", annotation.path());
              annotation.line().ifPresent(line -> one.put("line", line));
              one.put("severity", annotation.severity().name())
                  .put("message", annotation.message())
                  .put("externalId", annotation.externalId());
            });
    return tree;
  }

  private static ObjectNode status(BuildStatus status) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", status.key())
        .put("state", status.state().name())
        .put("name", status.name())
        .put("url", status.url().toString())
        .put("description", status.description())
        .put("ref", status.ref());
  }
}
