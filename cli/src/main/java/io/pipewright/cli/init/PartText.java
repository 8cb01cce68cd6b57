package io.pipewright.cli.init;

import io.pipewright.cli.plan.KeyDescriptions;
import io.pipewright.language.LanguagePack;

/** Writes the keys of a component, or of a repository that is built as a whole. */
final class PartText {
  private final Draft draft;
  private final Draft.Part part;
  private final KeyDescriptions descriptions;
  private final CommentedYaml yaml;
  private final String indent;
  private final boolean teaches;

  /**
   * Of a part of a draft.
   *
   * @param indent of its keys
   * @param teaches whether keys that are not set are shown
   */
  PartText(
      Draft draft,
      Draft.Part part,
      KeyDescriptions descriptions,
      CommentedYaml yaml,
      String indent,
      boolean teaches) {
    this.draft = draft;
    this.part = part;
    this.descriptions = descriptions;
    this.yaml = yaml;
    this.indent = indent;
    this.teaches = teaches;
  }

  void write() {
    part.language().ifPresentOrElse(this::writeLanguage, this::writeUnknownLanguage);
    if (teaches) {
      yaml.comment(indent, describe("test.coverage"))
          .rest(indent, "test: { coverage: " + draft.standards().coverage() + " }")
          .comment(indent, describe("scan.failOn"))
          .rest(indent, "scan: { failOn: " + draft.standards().failOn().word() + " }");
    }
    new DeployText(draft, part, descriptions, yaml, indent, teaches).write();
  }

  private void writeLanguage(LanguageChoice choice) {
    yaml.comment(indent, "Recognised by " + choice.evidence() + "." + rivals(choice))
        .line(indent, "language: " + YamlScalar.of(choice.pack().name()));
    part.runtime().ifPresent(runtime -> writeRuntime(choice, runtime));
    String tool = YamlScalar.of(choice.tool());
    yaml.comment(indent, "Recognised by " + choice.evidence() + "." + otherTools(choice))
        .line(indent, "build: { tool: " + tool + " }");
    if (teaches) {
      yaml.comment(
              indent,
              describe("artifact")
                  + " Of this language: "
                  + String.join(", ", choice.pack().artifacts())
                  + ".")
          .rest(indent, "artifact: " + YamlScalar.of(choice.pack().artifacts().get(0)));
    }
  }

  private void writeRuntime(LanguageChoice choice, RuntimeChoice runtime) {
    yaml.comment(indent, runtime.reason());
    runtime
        .version()
        .ifPresentOrElse(
            version -> yaml.line(indent, "runtime: " + YamlScalar.of(version)),
            () ->
                yaml.rest(
                    indent, "runtime: " + YamlScalar.of(choice.pack().runtime().defaultVersion())));
  }

  private void writeUnknownLanguage() {
    LanguagePack example = draft.languages().get(0);
    yaml.comment(
            indent,
            "No build file of a known language was found. Name the one that the pipeline builds: "
                + String.join(", ", draft.languages().stream().map(LanguagePack::name).toList())
                + ".")
        .rest(indent, "language: " + YamlScalar.of(example.name()))
        .comment(indent, describe("runtime"))
        .rest(indent, "runtime: " + YamlScalar.of(example.runtime().defaultVersion()))
        .comment(indent, describe("build.tool"))
        .rest(
            indent,
            "build: { tool: "
                + YamlScalar.of(example.buildTools().keySet().iterator().next())
                + " }")
        .comment(indent, describe("artifact"))
        .rest(indent, "artifact: " + YamlScalar.of(example.artifacts().get(0)));
  }

  private String describe(String key) {
    return descriptions.of(key).orElse("");
  }

  private static String rivals(LanguageChoice choice) {
    return choice.rivals().isEmpty()
        ? ""
        : " CHECK: the files fit other languages too: "
            + String.join(", ", choice.rivals())
            + ". The pipeline builds one.";
  }

  private static String otherTools(LanguageChoice choice) {
    return choice.otherTools().isEmpty()
        ? ""
        : " The files fit other build tools too: " + String.join(", ", choice.otherTools()) + ".";
  }
}
