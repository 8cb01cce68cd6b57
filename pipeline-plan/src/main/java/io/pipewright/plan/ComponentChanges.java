package io.pipewright.plan;

import io.pipewright.repository.CommitFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which components of a commit are to be built and deployed: those whose content is not that
 * of the last execution that succeeded, and those that an execution tried since. What was tried and
 * did not succeed may be deployed in part, so it is not left as it is.
 */
public final class ComponentChanges {
  private static final String MANIFEST = "pipeline.yaml";

  private final PipelinePlan plan;
  private final CommitFiles files;

  /** For a commit with these files. */
  public ComponentChanges(PipelinePlan plan, CommitFiles files) {
    this.plan = plan;
    this.files = files;
  }

  /**
   * The values of the pipeline's variables.
   *
   * @param executions the variables of the executions since the last success, the newest first, the
   *     one that succeeded last; empty if nothing succeeded yet
   */
  public Map<String, String> since(List<Map<String, String>> executions) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (ComponentPlan component : plan.components()) {
      String content = content(component);
      variables.put(
          component.variable(),
          isReleased(component, content, executions)
              ? ComponentPlan.UNCHANGED
              : ComponentPlan.CHANGED);
      variables.put(component.contentVariable(), content);
    }
    return variables;
  }

  private static boolean isReleased(
      ComponentPlan component, String content, List<Map<String, String>> executions) {
    if (executions.isEmpty()) {
      return false;
    }
    int last = executions.size() - 1;
    return content.equals(executions.get(last).get(component.contentVariable()))
        && executions.subList(0, last).stream()
            .allMatch(
                variables -> ComponentPlan.UNCHANGED.equals(variables.get(component.variable())));
  }

  /**
   * A fingerprint of what a component is made of: the files below its directory, those that it
   * uses, the templates that it is deployed with, and the manifest, which may change all of it.
   */
  private String content(ComponentPlan component) {
    MessageDigest digest = sha256();
    Set<String> templates = templates(component);
    files
        .entries()
        .forEach(
            (path, entry) -> {
              if (path.equals(MANIFEST) || templates.contains(path) || isPart(component, path)) {
                String line = entry.mode() + " " + entry.object() + " " + path + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
              }
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isPart(ComponentPlan component, String path) {
    return path.startsWith(component.directory() + "/")
        || component.uses().stream()
            .anyMatch(used -> path.equals(used) || path.startsWith(used + "/"));
  }

  private Set<String> templates(ComponentPlan component) {
    Set<String> templates = new HashSet<>();
    plan.stages().stream()
        .filter(stage -> stage.component().filter(component.name()::equals).isPresent())
        .flatMap(stage -> stage.actions().stream())
        .forEach(
            action -> {
              if (action instanceof ActionPlan.CloudFormation deployment) {
                templates.add(deployment.templatePath());
              }
            });
    return templates;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
