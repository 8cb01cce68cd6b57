package io.pipewright.plan;

import io.pipewright.repository.RepositoryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline, decided. Everything that is drawn, deployed or shown comes from here; it serialises
 * to stable JSON.
 *
 * @param name {@code {team}--{application}}: name of the pipeline and of its stack
 * @param team slug
 * @param application slug
 * @param repository whose commits it runs
 * @param account tools account
 * @param region tools region
 * @param keyArn the team's customer managed key, for the artefact bucket and everything written
 * @param roleName name of the pipeline's service role, under the path {@code /pipeline/}
 * @param roleGrants what the service role may do beyond assuming the actions' roles
 * @param components of a monorepo; empty if the repository is built as a whole
 * @param stages in order
 * @param tags on the stack and so on all it holds
 */
public record PipelinePlan(
    String name,
    String team,
    String application,
    RepositoryId repository,
    String account,
    String region,
    String keyArn,
    String roleName,
    List<Grant> roleGrants,
    List<ComponentPlan> components,
    List<StagePlan> stages,
    Map<String, String> tags) {
  public PipelinePlan {
    roleGrants = List.copyOf(roleGrants);
    components = List.copyOf(components);
    stages = List.copyOf(stages);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }
}
