package io.pipewright.plan;

import java.util.List;

/**
 * A component of a monorepo, as far as it decides whether there is something to do for it.
 *
 * <p>The pipeline has two variables for each: {@code {name}}, which is {@link #CHANGED} or {@link
 * #UNCHANGED} and by which the component's stages are entered or skipped, and {@code
 * {name}_content}, a fingerprint of what the execution was started with. An execution that names no
 * variables runs everything.
 *
 * @param name slug
 * @param directory from the root of the repository
 * @param uses further paths that it is made of
 */
public record ComponentPlan(String name, String directory, List<String> uses) {
  /** The value of a component's variable if its stages are to run. */
  public static final String CHANGED = "changed";

  /** The value of a component's variable if its stages are to be skipped. */
  public static final String UNCHANGED = "unchanged";

  /** The fingerprint of an execution that was started without one. */
  public static final String NO_CONTENT = "unknown";

  public ComponentPlan {
    uses = List.copyOf(uses);
  }

  /** The variable that holds {@link #CHANGED} or {@link #UNCHANGED}. */
  public String variable() {
    return name;
  }

  /** The variable that holds the fingerprint. */
  public String contentVariable() {
    return name + "_content";
  }
}
