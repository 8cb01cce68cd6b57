package io.pipewright.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Problems as SARIF 2.1.0 (OASIS), which code scanners and editors show. */
public final class ProblemSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private ProblemSarif() {}

  /** A log with one run, as indented JSON. */
  public static String of(List<Problem> problems, String version) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "pipewright");
    driver.put("version", version);
    rules(driver.putArray("rules"), problems);
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    problems.forEach(problem -> results.add(result(problem)));
    return root.toPrettyString() + "\n";
  }

  private static void rules(ArrayNode rules, List<Problem> problems) {
    Map<String, String> titles = new TreeMap<>();
    for (ProblemCode code : ProblemCode.values()) {
      for (FileKind kind : FileKind.values()) {
        titles.put(code.in(kind), code.title());
      }
    }
    problems.stream()
        .map(Problem::code)
        .distinct()
        .sorted()
        .forEach(
            code ->
                rules
                    .addObject()
                    .put("id", code)
                    .putObject("shortDescription")
                    .put("text", titles.getOrDefault(code, code)));
  }

  private static ObjectNode result(Problem problem) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ruleId", problem.code());
    result.put("level", "error");
    result.putObject("message").put("text", problem.message() + ". Fix: " + problem.fix());
    ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", problem.at().file());
    physical
        .putObject("region")
        .put("startLine", problem.at().line())
        .put("startColumn", problem.at().column());
    return result;
  }
}
