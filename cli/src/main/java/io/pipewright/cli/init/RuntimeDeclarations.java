package io.pipewright.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what a repository says of the runtime that it wants, the most explicit first. */
final class RuntimeDeclarations {
  // Files that version managers read, by CodeBuild's name of the runtime. Each holds a version.
  private static final Map<String, List<String>> VERSION_FILES =
      Map.of(
          "java", List.of(".java-version"),
          "nodejs", List.of(".nvmrc", ".node-version"),
          "python", List.of(".python-version"));

  private static final List<String> POM_KEYS =
      List.of(
          "maven.compiler.release",
          "java.version",
          PomProperties.PLUGIN_RELEASE,
          "maven.compiler.target",
          "maven.compiler.source");

  private static final Pattern TABLE = Pattern.compile("\\s*\\[+\\s*([^\\]]+?)\\s*\\]+\\s*(#.*)?");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*([A-Za-z_-]{1,40})\\s*=\\s*[\"']([^\"']*)[\"'].*");

  private final RepositoryTexts texts;
  private final Layout.Place place;

  RuntimeDeclarations(RepositoryTexts texts, Layout.Place place) {
    this.texts = texts;
    this.place = place;
  }

  /** What is said of {@code runtime}, one of CodeBuild's names; empty if nothing is. */
  Optional<Declaration> of(String runtime) {
    return versionFile(runtime)
        .or(
            () ->
                switch (runtime) {
                  case "java" -> pom();
                  case "nodejs" -> packageJson();
                  case "python" -> pyproject();
                  default -> Optional.empty();
                });
  }

  // A version manager looks in the directory and then above it.
  private Optional<Declaration> versionFile(String runtime) {
    return VERSION_FILES.getOrDefault(runtime, List.of()).stream()
        .flatMap(name -> Stream.of(place.path(name), name))
        .distinct()
        .flatMap(
            path ->
                texts
                    .read(path)
                    .flatMap(RuntimeDeclarations::firstLine)
                    .map(line -> new Declaration(line, path))
                    .stream())
        .findFirst();
  }

  private static Optional<String> firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst();
  }

  private Optional<Declaration> pom() {
    String path = place.path("pom.xml");
    return texts
        .read(path)
        .flatMap(
            text -> {
              PomProperties properties = PomProperties.read(text);
              return POM_KEYS.stream()
                  .flatMap(
                      key ->
                          properties
                              .get(key)
                              .map(value -> new Declaration(value, path + " (" + key + ")"))
                              .stream())
                  .findFirst();
            });
  }

  private Optional<Declaration> packageJson() {
    String path = place.path("package.json");
    return texts
        .read(path)
        .flatMap(RuntimeDeclarations::enginesNode)
        .map(range -> new Declaration(range, path + " (engines.node)"));
  }

  private static Optional<String> enginesNode(String text) {
    try {
      JsonNode range = new ObjectMapper().readTree(text).path("engines").path("node");
      return range.isTextual() ? Optional.of(range.asText()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Of the tables that say it: the standard's, and Poetry's own. */
  private Optional<Declaration> pyproject() {
    String path = place.path("pyproject.toml");
    String table = "";
    for (String line : texts.read(path).orElse("").lines().toList()) {
      Matcher header = TABLE.matcher(line);
      if (header.matches()) {
        table = header.group(1);
        continue;
      }
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (assignment.matches() && isPython(table, assignment.group(1))) {
        return Optional.of(
            new Declaration(assignment.group(2), path + " (" + assignment.group(1) + ")"));
      }
    }
    return Optional.empty();
  }

  private static boolean isPython(String table, String key) {
    return (table.equals("project") && key.equals("requires-python"))
        || (table.equals("tool.poetry.dependencies") && key.equals("python"));
  }
}
