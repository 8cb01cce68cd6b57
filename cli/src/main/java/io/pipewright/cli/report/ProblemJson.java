package io.pipewright.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.problem.Problem;
import java.util.List;

/** Problems for programs. */
public final class ProblemJson {
  private ProblemJson() {}

  /** An object with {@code valid} and {@code problems}, as indented JSON. */
  public static String of(List<Problem> problems) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("valid", problems.isEmpty());
    ArrayNode array = root.putArray("problems");
    problems.forEach(problem -> array.add(json(problem)));
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode json(Problem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", problem.code());
    json.put("file", problem.at().file());
    json.put("line", problem.at().line());
    json.put("column", problem.at().column());
    json.put("path", problem.path());
    json.put("message", problem.message());
    json.put("found", problem.found());
    problem.allowed().forEach(json.putArray("allowed")::add);
    json.put("fix", problem.fix());
    return json;
  }
}
