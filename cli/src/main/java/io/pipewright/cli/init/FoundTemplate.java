package io.pipewright.cli.init;

import io.pipewright.cloudformation.TemplateParameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudFormation template of a repository.
 *
 * @param path from the root of the repository
 * @param parameters by name, in the template's order
 * @param hasTransform whether macros change it first, as AWS SAM's does: a pipeline's deployment is
 *     not allowed to run these
 */
record FoundTemplate(String path, Map<String, TemplateParameter> parameters, boolean hasTransform) {
  FoundTemplate {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Whether what was packaged reaches it through its parameters. */
  boolean takesArtifact() {
    return parameters.entrySet().stream()
        .anyMatch(
            parameter ->
                ParameterName.placeholder(parameter.getKey(), parameters.keySet())
                    .filter(ParameterName.ARTIFACT_KEY::equals)
                    .isPresent());
  }
}
