package io.pipewright.cli.init;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.cli.plan.KeyDescriptions;
import io.pipewright.manifest.Component;

/** Writes a draft as a manifest that teaches its own format. */
final class ManifestText {
  private static final String NONE = "";
  private static final String INDENT = "  ";

  private final Draft draft;
  private final KeyDescriptions descriptions;
  private final String schemaId;
  private final CommentedYaml yaml = new CommentedYaml();

  /**
   * Of a draft.
   *
   * @param schema the manifest's
   */
  ManifestText(Draft draft, JsonNode schema) {
    this.draft = draft;
    this.descriptions = new KeyDescriptions(schema);
    this.schemaId = schema.path("$id").asText();
  }

  /** The whole file. */
  String write() {
    writeHead();
    if (draft.isMonorepo()) {
      writeComponents();
    } else {
      new PartText(draft, draft.parts().get(0), descriptions, yaml, NONE, true).write();
      yaml.gap().comment(NONE, "'" + Component.KEY + ":' of a monorepo. " + of(Component.KEY));
    }
    yaml.gap()
        .comment(NONE, of("notify") + " " + of("notify.email"))
        .rest(NONE, "notify: { email: [team@example.com] }");
    return yaml.toString();
  }

  private void writeHead() {
    yaml.line(NONE, "# yaml-language-server: $schema=" + schemaId)
        .comment(
            NONE,
            "Drafted by 'pipewright init' from the files of the repository. A line with '#' and no"
                + " space after it is a key at rest: delete the '#' to set it.")
        .line(NONE, "version: 1")
        .gap()
        .comment(NONE, "From " + draft.named() + ".")
        .line(NONE, "application: " + YamlScalar.of(draft.application()))
        .comment(NONE, of("team"))
        .rest(NONE, "team: " + YamlScalar.of(draft.standards().team()));
    if (!draft.dockerfiles().isEmpty()) {
      yaml.comment(
          NONE,
          "Not used: "
              + Shown.some(draft.dockerfiles(), 1)
              + ". No pipeline builds or deploys images yet.");
    }
    draft.remarks().forEach(remark -> yaml.comment(NONE, remark));
    yaml.gap();
  }

  private void writeComponents() {
    yaml.comment(NONE, of(Component.KEY)).line(NONE, Component.KEY + ":");
    boolean isFirst = true;
    for (Draft.Part part : draft.parts()) {
      yaml.line(INDENT, YamlScalar.of(part.place().name().orElse("")) + ":");
      yaml.line(INDENT + INDENT, "directory: " + YamlScalar.of(part.place().directory()));
      if (isFirst) {
        yaml.comment(INDENT + INDENT, of("components.any.uses"))
            .rest(INDENT + INDENT, "uses: [libs/common]");
      }
      new PartText(draft, part, descriptions, yaml, INDENT + INDENT, isFirst).write();
      isFirst = false;
    }
  }

  private String of(String key) {
    return descriptions.of(key).orElse("");
  }
}
