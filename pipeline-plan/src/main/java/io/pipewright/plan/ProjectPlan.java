package io.pipewright.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CodeBuild project.
 *
 * @param id stable name of the project within the plan, for example {@code Lint}
 * @param name {@code {team}--{application}-{step}}, lower case
 * @param description for people
 * @param image CodeBuild image, or the factory's own
 * @param buildspec the factory's; never from the repository
 * @param environment plain variables of the project
 * @param timeoutMinutes 5 to 480
 * @param cachePaths kept between builds; empty for none
 * @param grants what its role may do beyond its logs and its artefacts
 */
public record ProjectPlan(
    String id,
    String name,
    String description,
    String image,
    Buildspec buildspec,
    Map<String, String> environment,
    int timeoutMinutes,
    List<String> cachePaths,
    List<Grant> grants) {
  public ProjectPlan {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    cachePaths = List.copyOf(cachePaths);
    grants = List.copyOf(grants);
  }
}
