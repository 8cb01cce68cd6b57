package io.pipewright.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.manifest.CloudFormationTarget;
import io.pipewright.problem.NearestMatch;
import io.pipewright.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settles the parameters of one template. */
final class ParameterChoice {
  /** Bytes of a deployment's {@code ParameterOverrides} as JSON: CodePipeline's quota. */
  static final int LARGEST = 1024;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");
  private static final String VERSION = "version";
  private static final Map<String, String> ATTRIBUTES =
      Map.of("artifact.bucket", "BucketName", "artifact.key", "ObjectKey");
  private static final List<String> KNOWN =
      List.of("${version}", "${artifact.bucket}", "${artifact.key}");

  // A value ends up in an action's configuration and in the pipeline's template. There the first
  // would read another action's variables, the second anything in Secrets Manager.
  private static final List<String> EXPRESSIONS = List.of("#{", "{{resolve:");

  private final ManifestProblems problems;
  private final String path;
  private final String artifact;

  /**
   * For one deployment.
   *
   * @param path of its {@code cloudformation}
   * @param component whose artefact the placeholders stand for; empty for the whole repository's
   */
  ParameterChoice(ManifestProblems problems, String path, Optional<String> component) {
    this.problems = problems;
    this.path = path + ".parameters";
    this.artifact =
        component.map(name -> PipelineDesign.PACKAGE + "-" + name).orElse(PipelineDesign.PACKAGE);
  }

  Map<String, ParameterValue> parameters(CloudFormationTarget target) {
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    target
        .parameters()
        .forEach((name, value) -> parameters.put(name, value(path + "." + name, value)));
    checkSize(parameters);
    return parameters;
  }

  private ParameterValue value(String at, String written) {
    for (String expression : EXPRESSIONS) {
      if (written.contains(expression)) {
        problems.add(
            ProblemCode.INJECTION,
            at,
            "'" + expression + "' starts an expression of CodePipeline or CloudFormation",
            written,
            KNOWN,
            "write a plain value, or one of the placeholders");
        return new ParameterValue.Literal("");
      }
    }
    Matcher whole = PLACEHOLDER.matcher(written);
    if (whole.matches() && ATTRIBUTES.containsKey(whole.group(1)) && !whole.group(2).isEmpty()) {
      return new ParameterValue.ArtifactAttribute(
          artifact, ATTRIBUTES.getOrDefault(whole.group(1), ""));
    }
    return new ParameterValue.Literal(
        PLACEHOLDER
            .matcher(written)
            .replaceAll(
                match -> Matcher.quoteReplacement(replacement(at, match.group(), match.group(1)))));
  }

  private String replacement(String at, String placeholder, String name) {
    if (placeholder.equals("${" + VERSION + "}")) {
      return VersionStep.VERSION;
    }
    if (ATTRIBUTES.containsKey(name)) {
      problems.add(
          ProblemCode.PLACEHOLDER_UNKNOWN,
          at,
          "'" + placeholder + "' has to be the whole value",
          placeholder,
          KNOWN,
          "write nothing before or after it; join values in the template");
    } else {
      problems.add(
          ProblemCode.PLACEHOLDER_UNKNOWN,
          at,
          "there is no placeholder '" + placeholder + "'",
          placeholder,
          KNOWN,
          NearestMatch.fix(placeholder, KNOWN, "use one of the allowed placeholders"));
    }
    return "";
  }

  private void checkSize(Map<String, ParameterValue> parameters) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    parameters.forEach(
        (name, value) ->
            value.match(
                literal -> json.put(name, literal.text()),
                attribute ->
                    json.putObject(name)
                        .putArray("Fn::GetArtifactAtt")
                        .add(attribute.artifact())
                        .add(attribute.attribute())));
    int size = json.toString().getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST) {
      problems.add(
          ProblemCode.PARAMETERS_TOO_LARGE,
          path,
          "the parameters take " + size + " bytes as JSON, CodePipeline takes " + LARGEST,
          size + " bytes",
          List.of("at most " + LARGEST + " bytes"),
          "move values that do not differ between environments into the template");
    }
  }
}
