package io.pipewright.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes manifests of version 0 of everything that a draft could say, in many layouts. */
final class RandomDraft {
  private final RandomText random;
  private final int approvals;
  private final int step;
  private final boolean isInBraces;
  private final List<String> entries = new ArrayList<>();
  private final List<String> meaning = new ArrayList<>(List.of("\"version\": 1"));
  private int approved;

  private RandomDraft(Random random, int approvals) {
    this.random = new RandomText(random);
    this.approvals = approvals;
    this.step = this.random.chance(75) ? 2 : 4;
    this.isInBraces = this.random.chance(15);
  }

  /**
   * A draft.
   *
   * @param approvals percent of its deployments that ask for an approval
   */
  static Draft make(Random random, int approvals) {
    RandomDraft draft = new RandomDraft(random, approvals);
    draft.simpleKeys();
    draft.coverage();
    draft.failOn();
    draft.stages();
    draft.notifications();
    String text = draft.text();
    return new Draft(text, "{ " + String.join(", ", draft.meaning) + " }", draft.approved);
  }

  private void simpleKeys() {
    simple(random.one("name", "application"), "application", "ledger-api", "\"ledger-api\"");
    simple("language", "language", "java", "\"java\"");
    simple("runtime", "runtime", "\"21\"", "\"21\"");
    simple("artifact", "artifact", "'jar'", "\"jar\"");
    simple("build", "build", random.braces(List.of("tool: maven")), "{ \"tool\": \"maven\" }");
    if (random.chance(30)) {
      add("version", "0");
    }
  }

  private void simple(String key, String now, String written, String json) {
    if (random.chance(70)) {
      add(key, written);
      meaning.add("\"" + now + "\": " + json);
    }
  }

  private void add(String key, String value) {
    entries.add(random.key(key) + ": " + value + (isInBraces ? "" : random.tail()));
  }

  private void coverage() {
    int percent = random.below(101);
    switch (random.below(4)) {
      case 0 -> add("coverage", "" + percent);
      case 1 -> {
        add("coverage", "" + percent);
        add("test", random.braces(List.of()));
      }
      case 2 -> add("test", random.braces(List.of("coverage: " + percent)));
      default -> {
        return;
      }
    }
    meaning.add("\"test\": { \"coverage\": " + percent + " }");
  }

  private void failOn() {
    String severity = random.one("low", "medium", "high", "critical");
    String key = random.one("threshold", "fail_on", "fail-on", "failOn");
    switch (random.below(5)) {
      case 0 -> add(random.one("failOn", "fail_on", "fail-on"), severity);
      case 1 -> {
        add(random.one("failOn", "fail_on", "fail-on"), severity);
        add("scan", random.braces(List.of()));
      }
      case 2 -> add("scan", random.braces(List.of(key + ": " + severity)));
      case 3 -> below("scan", List.of(key + ": " + severity), step);
      default -> {
        return;
      }
    }
    meaning.add("\"scan\": { \"failOn\": \"" + severity + "\" }");
  }

  // A key and lines below it; in braces there are none.
  private void below(String key, List<String> lines, int indent) {
    if (isInBraces) {
      add(key, random.braces(lines));
      return;
    }
    List<String> all = new ArrayList<>(List.of(random.key(key) + ":" + random.tail()));
    for (String line : lines) {
      all.addAll(random.between(indent));
      all.add(" ".repeat(indent) + line + random.tail());
    }
    entries.add(String.join("\n", all));
  }

  private void stages() {
    List<RandomDeployment> stages = new ArrayList<>();
    for (String name : List.of("dev", "test", "stage", "prod").subList(0, random.below(5))) {
      stages.add(new RandomDeployment(random, name, step, approvals));
    }
    approved += (int) stages.stream().filter(RandomDeployment::isApproved).count();
    String key = random.key(random.chance(80) ? "stages" : "deploy") + ":";
    if (isInBraces || stages.isEmpty() || random.chance(20)) {
      List<String> items = stages.stream().map(RandomDeployment::inBraces).toList();
      entries.add(key + " " + random.brackets(items) + (isInBraces ? "" : random.tail()));
    } else {
      int indent = random.chance(50) ? 0 : step;
      List<String> lines = new ArrayList<>(List.of(key + random.tail()));
      for (RandomDeployment stage : stages) {
        lines.addAll(random.between(indent));
        lines.addAll(
            random.chance(75)
                ? stage.inLines(indent)
                : RandomText.lines(" ".repeat(indent) + "- " + stage.inBraces() + random.tail()));
      }
      entries.add(String.join("\n", lines));
    }
    meaning.add(
        "\"deploy\": ["
            + stages.stream().map(RandomDeployment::meaning).collect(Collectors.joining(", "))
            + "]");
  }

  private void notifications() {
    List<String> mails =
        List.of("a@b.example", "'c@d.example'", "e@f.example").subList(0, 1 + random.below(3));
    switch (random.below(4)) {
      case 0 -> add("notify", random.brackets(mails));
      case 1 -> add("notify", random.braces(List.of("email: " + random.brackets(mails))));
      case 2 -> {
        if (isInBraces) {
          return;
        }
        below(
            "notify",
            mails.stream().map(mail -> "- " + mail).toList(),
            random.chance(50) ? 0 : step);
      }
      default -> {
        return;
      }
    }
    meaning.add("\"notify\": { \"email\": [" + String.join(", ", mails) + "] }");
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    if (random.chance(20)) {
      lines.add(
          "# yaml-language-server: $schema=https://pipewright.io/schema/pipeline.schema.json");
    }
    lines.addAll(random.between(0));
    if (random.chance(20)) {
      lines.add("---" + random.tail());
    }
    lines.addAll(random.between(0));
    if (isInBraces) {
      lines.add(random.braces(random.shuffled(entries)) + random.tail());
    } else {
      for (String entry : random.shuffled(entries)) {
        lines.add(entry);
        lines.addAll(random.between(0));
      }
    }
    // Without a line feed a text in a literal block would end without one too.
    if (random.chance(75) || entries.stream().anyMatch(entry -> entry.contains("Text: |"))) {
      lines.add("");
    }
    return String.join("\n", lines).replace("\n", random.chance(25) ? "\r\n" : "\n");
  }
}
