package io.pipewright.cli.onboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import java.io.PrintWriter;
import java.util.List;

/** Findings, a line each with the fix below it, or as JSON. */
final class FindingsReport {
  private static final int COLUMN = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Environment environment;

  FindingsReport(Environment environment) {
    this.environment = environment;
  }

  enum Format {
    text,
    json
  }

  /** Prints them; gives the exit code. */
  int print(List<Finding> findings, Format format) {
    PrintWriter out = environment.out();
    if (format == Format.json) {
      out.println(json(findings).toPrettyString());
    } else {
      findings.forEach(finding -> line(out, finding));
    }
    out.flush();
    return findings.stream().allMatch(Finding::fine) ? ExitCode.FINE : ExitCode.PROBLEMS;
  }

  private void line(PrintWriter out, Finding finding) {
    String mark = finding.fine() ? coloured("✓", 32) : coloured("✗", 31);
    out.println(mark + " " + padded(finding.subject()) + finding.found());
    if (!finding.fix().isEmpty()) {
      out.println("  " + padded("") + "→ " + finding.fix());
    }
  }

  private static String padded(String subject) {
    return subject.length() >= COLUMN
        ? subject + " "
        : subject + " ".repeat(COLUMN - subject.length());
  }

  private String coloured(String text, int colour) {
    return environment.colour() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }

  private static ArrayNode json(List<Finding> findings) {
    ArrayNode all = JSON.createArrayNode();
    for (Finding finding : findings) {
      ObjectNode one = all.addObject();
      one.put("subject", finding.subject()).put("fine", finding.fine());
      one.put("found", finding.found());
      if (!finding.fix().isEmpty()) {
        one.put("fix", finding.fix());
      }
    }
    return all;
  }
}
