package io.pipewright.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudFormation stack as a deployment's target.
 *
 * @param template path in the repository
 * @param parameters values for the template's parameters, in the order written. {@code ${version}},
 *     {@code ${artifact.bucket}} and {@code ${artifact.key}} stand for the version and the place of
 *     what Package made
 */
public record CloudFormationTarget(String template, Map<String, String> parameters) {
  public CloudFormationTarget {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
