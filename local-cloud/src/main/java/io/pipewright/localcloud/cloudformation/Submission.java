package io.pipewright.localcloud.cloudformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a stack is made from.
 *
 * @param template the template
 * @param parameters the values, defaults included
 * @param tags of the stack, given on to its resources
 * @param capabilities acknowledged
 * @param roleArn recorded; nothing is judged by it
 */
record Submission(
    Template template,
    Map<String, String> parameters,
    Map<String, String> tags,
    List<String> capabilities,
    Optional<String> roleArn) {
  Submission {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }
}
