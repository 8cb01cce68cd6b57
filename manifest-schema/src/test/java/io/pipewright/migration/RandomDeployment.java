package io.pipewright.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One deployment of a draft, and what it means in version 1. */
final class RandomDeployment {
  // As it is written, and what it is in JSON.
  private static final String[][] VALUES = {
    {"small", "\"small\""},
    {"\"${version}\"", "\"${version}\""},
    {"'it''s # no comment'", "\"it's # no comment\""},
    {"\"hello 👋 \\u00e9\"", "\"hello 👋 é\""},
    {"two words", "\"two words\""},
    {"012", "\"012\""},
    {"no", "\"no\""}
  };

  private final RandomText random;
  private final String environment;
  private final int step;
  private final List<String[]> parameters = new ArrayList<>();
  private final String template;
  private final boolean isApproved;
  private boolean hasText;

  RandomDeployment(RandomText random, String environment, int step, int approvals) {
    this.random = random;
    this.environment = environment;
    this.step = step;
    this.template = random.one("infra/service.yaml", "a.yaml");
    this.isApproved = random.chance(approvals);
    for (int number = random.below(4); number > 0; number--) {
      String[] value = VALUES[random.below(VALUES.length)];
      parameters.add(new String[] {"P" + number, value[0], value[1]});
    }
  }

  boolean isApproved() {
    return isApproved;
  }

  String meaning() {
    String values =
        parameters.stream()
            .map(parameter -> "\"" + parameter[0] + "\": " + parameter[2])
            .collect(Collectors.joining(", "));
    return "{ \"environment\": \""
        + environment
        + "\", \"target\": { \"cloudformation\": { \"template\": \""
        + template
        + "\", \"parameters\": { "
        + values
        + (hasText ? (values.isEmpty() ? "" : ", ") + "\"Text\": \"# a\\n  b\\n\\nc\\n\"" : "")
        + " } } } }";
  }

  /** In braces. */
  String inBraces() {
    List<String> members = new ArrayList<>();
    members.add(random.key(random.one("stage", "env", "environment")) + ": " + environment);
    members.add(random.key("template") + ": " + template);
    if (!parameters.isEmpty()) {
      members.add(random.key("parameters") + ": " + random.braces(written()));
    }
    if (isApproved) {
      members.add(approval());
    }
    return random.braces(random.shuffled(members));
  }

  /** On lines of its own, with a dash at {@code indent}. */
  List<String> inLines(int indent) {
    int column = indent + step;
    List<List<String>> entries = new ArrayList<>();
    entries.add(line(random.key(random.one("stage", "env", "environment")) + ": " + environment));
    entries.add(line(random.key("template") + ": " + template));
    if (!parameters.isEmpty()) {
      entries.add(parameters(column));
    }
    if (isApproved) {
      entries.add(line(approval()));
    }
    List<String> lines = new ArrayList<>();
    for (List<String> entry : random.shuffled(entries)) {
      if (!lines.isEmpty()) {
        lines.addAll(random.between(column));
      }
      lines.add(" ".repeat(column) + entry.get(0));
      lines.addAll(entry.subList(1, entry.size()));
    }
    String dash = " ".repeat(indent) + "-";
    if (random.chance(15)) {
      lines.add(0, dash + random.tail());
    } else {
      lines.set(0, dash + lines.get(0).substring(indent + 1));
    }
    return lines;
  }

  private List<String> line(String text) {
    return List.of(text + random.tail());
  }

  private String approval() {
    return random.one("approval: true", "requires_approval: [ops]", "require_approval: no");
  }

  private List<String> written() {
    return parameters.stream().map(parameter -> parameter[0] + ": " + parameter[1]).toList();
  }

  private List<String> parameters(int column) {
    if (random.chance(40)) {
      return RandomText.lines(
          random.key("parameters") + ": " + random.braces(written()) + random.tail());
    }
    List<String> lines = new ArrayList<>(line(random.key("parameters") + ":"));
    int deeper = column + step;
    for (String parameter : written()) {
      lines.addAll(random.between(deeper));
      lines.add(" ".repeat(deeper) + parameter + random.tail());
    }
    if (random.chance(30)) {
      hasText = true;
      lines.add(" ".repeat(deeper) + "Text: |" + random.tail());
      for (String text : List.of("# a", "  b", "", "c")) {
        lines.add(text.isEmpty() ? "" : " ".repeat(deeper + 2) + text);
      }
    }
    return lines;
  }
}
