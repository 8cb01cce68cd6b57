package io.pipewright.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.schema.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a schema cannot say of a language pack or a gate. */
final class PackCheck {
  private static final Pattern PINNED =
      Pattern.compile(".+(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})");

  // The steps of every pipeline; a gate of that name would hide one of them.
  private static final Set<String> TAKEN =
      Set.of("lint", "build", "sast", "sbom", "version", "package");

  private final String file;
  private final Document document;
  private final JsonNode json;
  private final Problems problems = new Problems(FileKind.LANGUAGE);

  PackCheck(String file, Document document) {
    this.file = file;
    this.document = document;
    this.json = document.json();
  }

  Problems problems() {
    checkName();
    checkImage();
    checkRuntime();
    checkGlobs();
    checkOutputs();
    return problems;
  }

  private void checkName() {
    String name = json.path("name").asText();
    if (!file.equals(name + ".yaml")) {
      add(
          ProblemCode.PACK_NAME,
          "name",
          "the file is called '" + file + "', what it describes is called '" + name + "'",
          name,
          List.of(),
          "give both the same name: the file ends in .yaml");
    }
    if (json.has("step") && TAKEN.contains(name)) {
      add(
          ProblemCode.PACK_NAME,
          "name",
          "'" + name + "' is a step of every pipeline already",
          name,
          List.of(),
          "give the gate another name");
    }
  }

  private void checkImage() {
    String image = json.path("image").asText();
    if (!PINNED.matcher(image).matches()) {
      add(
          ProblemCode.IMAGE_NOT_PINNED,
          "image",
          "the image has no fixed version",
          image,
          List.of(),
          "add a tag other than 'latest', or a digest");
    }
  }

  private void checkRuntime() {
    String version = json.path("runtime").path("default").asText();
    List<String> versions = new ArrayList<>();
    json.path("runtime").path("versions").fieldNames().forEachRemaining(versions::add);
    if (!versions.contains(version)) {
      add(
          ProblemCode.RUNTIME_DEFAULT,
          "runtime.default",
          "the default '" + version + "' is not among the versions",
          version,
          versions,
          "use one of the versions as the default");
    }
  }

  private void checkGlobs() {
    json.path("buildTools")
        .properties()
        .forEach(
            tool -> {
              for (int index = 0; index < tool.getValue().size(); index++) {
                checkGlob(
                    "buildTools." + tool.getKey() + "[" + index + "]",
                    tool.getValue().get(index).asText());
              }
            });
  }

  private void checkGlob(String path, String glob) {
    try {
      Glob.parse(glob);
    } catch (IllegalArgumentException e) {
      add(
          ProblemCode.MALFORMED,
          path,
          "this is not a glob",
          glob,
          List.of(),
          "close every [ and {, and do not nest groups");
    }
  }

  // What later steps and the deployments take in has to be made.
  private void checkOutputs() {
    if (!json.has("steps")) {
      return;
    }
    for (String step : List.of("build", "sbom", "package")) {
      if (!json.path("steps").path(step).has("output")) {
        add(
            ProblemCode.MISSING_KEY,
            "steps." + step,
            "the step '" + step + "' leaves no output",
            "",
            List.of(),
            step.equals("build") ? "add 'output: .'" : "add 'output: out'");
      }
    }
    for (String step : List.of("lint", "build")) {
      if (json.path("steps").path(step).path("input").asText("source").equals("build")) {
        add(
            ProblemCode.NOT_ALLOWED,
            "steps." + step + ".input",
            "the step '" + step + "' runs before there is a build",
            "build",
            List.of("source"),
            "use 'input: source'");
      }
    }
  }

  private void add(
      ProblemCode code,
      String path,
      String message,
      String found,
      List<String> allowed,
      String fix) {
    problems.add(code, document.at(path), path, message, found, allowed, fix);
  }
}
