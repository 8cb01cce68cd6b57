package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.PostedReport;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads a report that is put, within Data Center's limits. */
final class ReportBody {
  private static final int NAME = 450;
  private static final int DETAILS = 2000;
  private static final int LINK = 2000;
  private static final int FIELDS = 6;
  private static final Set<String> TYPES =
      Set.of("BOOLEAN", "DATE", "DURATION", "LINK", "NUMBER", "PERCENTAGE", "TEXT");

  private ReportBody() {}

  static PostedReport read(Fields body, String key, String owner, Instant now) {
    return new PostedReport(
        key,
        body.required("title", NAME),
        body.text("details", DETAILS),
        body.choice("result", Set.of("PASS", "FAIL")),
        body.text("reporter", NAME),
        body.url("link", LINK),
        body.url("logoUrl", LINK),
        "",
        body.elements("data", FIELDS).stream().map(ReportBody::datum).toList(),
        List.of(),
        owner,
        now,
        now);
  }

  private static PostedReport.Datum datum(JsonNode node) {
    Fields datum = Fields.of(node);
    JsonNode value = node.path("value");
    String type = datum.choice("type", TYPES);
    if (!fits(type, value)) {
      throw RestError.invalid("data", "The value of a field does not fit its type: " + value);
    }
    return new PostedReport.Datum(datum.required("title", NAME), type, value.toString());
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "BOOLEAN" -> value.isBoolean();
      case "DATE", "DURATION" -> value.isIntegralNumber();
      case "NUMBER", "PERCENTAGE" -> value.isNumber();
      case "LINK" -> value.path("href").isTextual() && value.path("linktext").isTextual();
      case "TEXT" -> value.isTextual();
      default -> value.isBoolean() || value.isNumber() || value.isTextual();
    };
  }
}
