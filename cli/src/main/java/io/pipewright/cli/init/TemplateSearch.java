package io.pipewright.cli.init;

import io.pipewright.cloudformation.TemplateParameter;
import io.pipewright.cloudformation.TemplateParameters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for CloudFormation templates where they usually lie. */
final class TemplateSearch {
  /** Files that are read at most, so that a large repository is searched in a moment. */
  static final int MOST = 200;

  private static final Set<String> DIRECTORIES =
      Set.of("infra", "infrastructure", "cloudformation", "cfn", "deploy", "templates");
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".template");
  // What a service's own template tends to be called; others make its network or its database.
  private static final List<String> USUAL =
      List.of("service", "app", "application", "template", "main", "stack");
  private static final Pattern RESOURCE =
      Pattern.compile("[\"']?Type[\"']?\\s*:\\s*[\"']?(AWS|Custom)::");
  private static final Pattern YAML_TRANSFORM =
      Pattern.compile("(?m)^[\"']?Transform[\"']?\\s*:|Fn::Transform|!Transform");
  private static final Pattern JSON_TRANSFORM = Pattern.compile("\"(Fn::)?Transform\"\\s*:");

  private final RepositoryTexts texts;

  TemplateSearch(RepositoryTexts texts) {
    this.texts = texts;
  }

  /** The templates of {@code directory}, {@code ""} for the root, the likeliest first. */
  List<FoundTemplate> in(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return texts.paths().stream()
        .filter(path -> path.startsWith(prefix))
        .filter(path -> isCandidate(path.substring(prefix.length())))
        .filter(RepositoryTexts::isUsable)
        .sorted(Comparator.comparingInt(TemplateSearch::depth))
        .limit(MOST)
        .flatMap(path -> read(path).stream())
        .sorted(likeliest())
        .toList();
  }

  private static boolean isCandidate(String path) {
    int slash = path.indexOf('/');
    return ENDINGS.stream().anyMatch(path::endsWith)
        && (slash < 0 || DIRECTORIES.contains(path.substring(0, slash)));
  }

  private Optional<FoundTemplate> read(String path) {
    return texts
        .read(path)
        // A glance first: most files are not templates, and to parse them takes time.
        .filter(text -> text.contains("Resources") && RESOURCE.matcher(text).find())
        .flatMap(
            text ->
                TemplateParameters.read(path, text)
                    .match(
                        parameters -> Optional.of(found(path, text, parameters)),
                        problems -> Optional.<FoundTemplate>empty()));
  }

  private static FoundTemplate found(
      String path, String text, Map<String, TemplateParameter> parameters) {
    Pattern transform = text.stripLeading().startsWith("{") ? JSON_TRANSFORM : YAML_TRANSFORM;
    return new FoundTemplate(path, parameters, transform.matcher(text).find());
  }

  private static Comparator<FoundTemplate> likeliest() {
    return Comparator.comparing((FoundTemplate template) -> !template.takesArtifact())
        .thenComparingInt(template -> rank(template.path()))
        .thenComparing(FoundTemplate::hasTransform)
        .thenComparingInt(template -> depth(template.path()))
        .thenComparing(FoundTemplate::path);
  }

  private static int rank(String path) {
    int rank = USUAL.indexOf(stem(path));
    return rank < 0 ? USUAL.size() : rank;
  }

  /** The name of a path's file before its first dot. */
  static String stem(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
  }

  private static int depth(String path) {
    return (int) path.chars().filter(character -> character == '/').count();
  }
}
