package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.bitbucket.PostedReport;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads a report that is put, within Cloud's limits. */
final class ReportBody {
  private static final int NAME = 450;
  private static final int DETAILS = 2000;
  private static final int LINK = 2000;
  private static final int FIELDS = 10;
  private static final Set<String> TYPES =
      Set.of("BOOLEAN", "DATE", "DURATION", "LINK", "NUMBER", "PERCENTAGE", "TEXT");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportBody() {}

  static PostedReport read(Fields body, String key, String owner, Instant now) {
    return new PostedReport(
        key,
        body.required("title", NAME),
        body.required("details", DETAILS),
        body.choice("result", Set.of("PASSED", "FAILED", "PENDING")),
        body.text("reporter", NAME),
        body.url("link", LINK),
        body.url("logo_url", LINK),
        body.requiredChoice("report_type", Set.of("SECURITY", "COVERAGE", "TEST", "BUG")),
        data(body),
        List.of(),
        owner,
        now,
        now);
  }

  private static List<PostedReport.Datum> data(Fields body) {
    return body.has("data")
        ? body.elements("data", FIELDS).stream().map(ReportBody::datum).toList()
        : List.of();
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
      case "LINK" -> value.path("href").isTextual() && value.path("text").isTextual();
      case "TEXT" -> value.isTextual();
      default -> value.isBoolean() || value.isNumber() || value.isTextual();
    };
  }

  static void write(ArrayNode node, List<PostedReport.Datum> data) {
    for (PostedReport.Datum datum : data) {
      ObjectNode field = node.addObject().put("title", datum.title()).put("type", datum.type());
      try {
        field.set("value", JSON.readTree(datum.value()));
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException("it was JSON when it came", impossible);
      }
    }
  }
}
