package io.pipewright.cli.init;

import io.pipewright.language.LanguageRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says to a person what was found, and by which file. */
final class InitReport {
  private static final String ALIGNED = "  %-12s %s";

  private final Draft draft;

  InitReport(Draft draft) {
    this.draft = draft;
  }

  /** Lines without line breaks. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(aligned("application", draft.application() + ", from " + draft.named()));
    if (draft.isMonorepo()) {
      draft.parts().forEach(part -> addComponent(part, lines));
    } else {
      addWhole(draft.parts().get(0), lines);
    }
    if (draft.parts().stream().allMatch(part -> part.template().chosen().isEmpty())) {
      lines.add(aligned("deploys", "nothing: no CloudFormation template was found"));
    }
    if (draft.isDeployed()) {
      lines.add(
          aligned(
              "environments",
              String.join(
                      ", ",
                      draft.destinations().stream().map(Draft.Destination::environment).toList())
                  + (draft.areAssumed()
                      ? " (assumed: --factory FILE takes the organisation's)"
                      : "")));
    }
    if (!draft.dockerfiles().isEmpty()) {
      lines.add(
          aligned(
              "not used",
              Shown.some(draft.dockerfiles(), 1) + ": no pipeline builds or deploys images yet"));
    }
    draft.remarks().forEach(remark -> lines.add(aligned("note", remark)));
    return lines;
  }

  private static void addWhole(Draft.Part part, List<String> lines) {
    part.language()
        .ifPresentOrElse(
            choice -> addLanguage(choice, part, lines),
            () -> lines.add(aligned("language", "not recognised by any file")));
    part.template().chosen().ifPresent(template -> lines.add(aligned("deploys", plain(template))));
  }

  private static void addComponent(Draft.Part part, List<String> lines) {
    String language =
        part.language()
            .map(
                choice ->
                    ": %s %s with %s, by %s"
                        .formatted(
                            choice.pack().name(),
                            part.runtime()
                                .flatMap(RuntimeChoice::version)
                                .orElse(choice.pack().runtime().defaultVersion()),
                            choice.tool(),
                            choice.evidence()))
            .orElse("");
    lines.add(aligned("component", part.place().name().orElse("") + language));
    part.language().ifPresent(choice -> addRivals(choice, lines));
    part.template()
        .chosen()
        .ifPresent(template -> lines.add(aligned("", "deploys " + plain(template))));
  }

  private static String plain(FoundTemplate template) {
    return template.path()
        + (template.hasTransform() ? " has a Transform and is not deployed: see the file" : "");
  }

  private static void addLanguage(LanguageChoice choice, Draft.Part part, List<String> lines) {
    lines.add(
        aligned(
            "language",
            "%s with %s, by %s".formatted(choice.pack().name(), choice.tool(), choice.evidence())));
    addRivals(choice, lines);
    part.runtime()
        .ifPresent(
            runtime -> lines.add(aligned("runtime", version(choice.pack().runtime(), runtime))));
  }

  private static void addRivals(LanguageChoice choice, List<String> lines) {
    if (!choice.rivals().isEmpty()) {
      lines.add(
          aligned(
              "CHECK",
              "the files fit other languages too: "
                  + String.join(", ", choice.rivals())
                  + "; '"
                  + choice.pack().name()
                  + "' was taken as the first"));
    }
  }

  private static String version(LanguageRuntime pack, RuntimeChoice choice) {
    return choice.version().orElse(pack.defaultVersion())
        + ": "
        + choice.reason().substring(0, 1).toLowerCase(Locale.ROOT)
        + choice.reason().substring(1).replaceAll("\\.$", "");
  }

  private static String aligned(String what, String text) {
    return ALIGNED.formatted(what, text);
  }
}
