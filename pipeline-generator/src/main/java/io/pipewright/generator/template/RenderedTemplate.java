package io.pipewright.generator.template;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template, ready to be deployed.
 *
 * @param json CloudFormation JSON without indentation; the same plan gives the same bytes
 * @param stackName of the stack that it becomes
 * @param tags of that stack. They are not in the template: CloudFormation takes them with the
 *     change set and puts them on every resource
 */
public record RenderedTemplate(String json, String stackName, Map<String, String> tags) {
  public RenderedTemplate {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** Size in bytes, as CloudFormation counts it against its limits. */
  public int size() {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }
}
