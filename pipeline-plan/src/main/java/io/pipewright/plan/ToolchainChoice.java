package io.pipewright.plan;

import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.Component;
import io.pipewright.problem.NearestMatch;
import io.pipewright.problem.ProblemCode;
import java.util.List;
import java.util.Optional;

/** Settles the language, its runtime, the build tool and the artefact. */
final class ToolchainChoice {
  private final Component component;
  private final List<String> paths;
  private final LanguagePacks packs;
  private final ManifestProblems problems;
  private final Settings settings;

  /**
   * For a component.
   *
   * @param paths its files, seen from its directory
   */
  ToolchainChoice(
      Component component,
      List<String> paths,
      LanguagePacks packs,
      ManifestProblems problems,
      Settings settings) {
    this.component = component;
    this.paths = paths;
    this.packs = packs;
    this.problems = problems;
    this.settings = settings;
  }

  Optional<Decisions.Toolchain> toolchain() {
    Optional<LanguagePack> pack =
        component.language().isPresent() ? written(component.language().get()) : recognised();
    return pack.flatMap(this::toolchain);
  }

  private Optional<LanguagePack> written(String language) {
    LanguagePack pack = packs.packs().get(language);
    if (pack == null) {
      problems.unknown(
          ProblemCode.LANGUAGE_UNKNOWN,
          component.path("language"),
          "there is no language pack '" + language + "'",
          language,
          packs.packs().keySet());
    }
    return Optional.ofNullable(pack);
  }

  private Optional<LanguagePack> recognised() {
    List<LanguagePack> found = packs.recognise(paths);
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    if (found.isEmpty()) {
      problems.add(
          ProblemCode.LANGUAGE_UNDETECTED,
          component.path("language"),
          "the repository has none of the files by which a language is recognised",
          "",
          packs.packs().keySet(),
          "add 'language:' with one of the allowed values");
    } else {
      List<String> names = found.stream().map(LanguagePack::name).toList();
      problems.add(
          ProblemCode.LANGUAGE_AMBIGUOUS,
          component.path("language"),
          "the files of the repository fit several languages",
          String.join(", ", names),
          names,
          "add 'language:' with the one that the pipeline builds");
    }
    return Optional.empty();
  }

  private Optional<Decisions.Toolchain> toolchain(LanguagePack pack) {
    settings.add(component.path("language"), pack.name(), detected(pack));
    Origin packFile = new Origin.Pack("languages/" + pack.name() + ".yaml");
    String runtime = component.runtime().orElse(pack.runtime().defaultVersion());
    if (!pack.runtime().versions().containsKey(runtime)) {
      problems.unknown(
          ProblemCode.RUNTIME_UNKNOWN,
          component.path("runtime"),
          "the language '" + pack.name() + "' has no runtime '" + runtime + "'",
          runtime,
          pack.runtime().versions().keySet());
    }
    settings.add(component.path("runtime"), runtime, packFile);
    Optional<String> tool = buildTool(pack);
    tool.ifPresent(word -> settings.add(component.path("build.tool"), word, detected(pack, word)));
    String artifact = component.artifact().orElse(pack.artifacts().get(0));
    if (!pack.artifacts().contains(artifact)) {
      problems.unknown(
          ProblemCode.ARTIFACT_UNKNOWN,
          component.path("artifact"),
          "the language '" + pack.name() + "' makes no artefact '" + artifact + "'",
          artifact,
          pack.artifacts());
    }
    settings.add(component.path("artifact"), artifact, packFile);
    return tool.map(buildTool -> new Decisions.Toolchain(pack, runtime, buildTool, artifact));
  }

  private Optional<String> buildTool(LanguagePack pack) {
    if (component.buildTool().isPresent()) {
      String tool = component.buildTool().get();
      if (!pack.buildTools().containsKey(tool)) {
        problems.unknown(
            ProblemCode.BUILD_TOOL_UNKNOWN,
            component.path("build.tool"),
            "the language '" + pack.name() + "' has no build tool '" + tool + "'",
            tool,
            pack.buildTools().keySet());
      }
      return Optional.of(tool);
    }
    Optional<String> tool = LanguagePacks.buildTools(pack, paths).stream().findFirst();
    if (tool.isEmpty()) {
      List<String> globs =
          pack.buildTools().values().stream()
              .flatMap(List::stream)
              .map(Object::toString)
              .distinct()
              .toList();
      problems.add(
          ProblemCode.BUILD_TOOL_UNDETECTED,
          component.path("language"),
          "the repository has none of the files by which a build tool of '"
              + pack.name()
              + "' is recognised: "
              + String.join(", ", globs),
          "",
          pack.buildTools().keySet(),
          otherLanguage(pack));
    }
    return tool;
  }

  private Origin detected(LanguagePack pack) {
    return LanguagePacks.buildTools(pack, paths).stream()
        .findFirst()
        .map(tool -> detected(pack, tool))
        .orElse(new Origin.Policy("it is written where it cannot be detected"));
  }

  private Origin detected(LanguagePack pack, String tool) {
    String directory = component.directory().isEmpty() ? "" : component.directory() + "/";
    return LanguagePacks.evidence(pack, tool, paths)
        .<Origin>map(path -> new Origin.Detected(directory + path))
        .orElse(new Origin.Policy("it is written where it cannot be detected"));
  }

  private String otherLanguage(LanguagePack pack) {
    List<String> others =
        packs.recognise(paths).stream()
            .map(LanguagePack::name)
            .filter(name -> !name.equals(pack.name()))
            .toList();
    return others.isEmpty()
        ? "add the build file, or write 'build: { tool: … }'"
        : NearestMatch.fix(
            others.get(0), others, "add the build file, or write 'build: { tool: … }'");
  }
}
