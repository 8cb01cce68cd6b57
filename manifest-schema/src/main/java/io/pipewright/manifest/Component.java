package io.pipewright.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What is built, tested, packaged and deployed as one: a part of a monorepo, or the whole
 * repository. What the developer left out is empty: the plan fills it in.
 *
 * <pre>{@code
 * components:
 *   api:
 *     directory: services/api
 *     uses: [libs/common]
 *     language: java
 * }</pre>
 *
 * @param name a slug of at most 12 characters: CodePipeline keeps 20 characters of an artefact's
 *     name in S3, and {@code Package-} stands before it; empty if it is the whole repository
 * @param directory from the root of the repository; empty if it is the root
 * @param uses further paths that it is made of
 * @param language the name of a language pack; detected if absent
 * @param runtime one of the pack's versions
 * @param buildTool one of the pack's build tools; detected if absent
 * @param coverage percent of lines, 0 to 100
 * @param failOn the mildest finding that fails the scan
 * @param artifact one of the pack's artefact kinds
 * @param deploy in the order in which the environments are reached
 */
public record Component(
    Optional<String> name,
    String directory,
    List<String> uses,
    Optional<String> language,
    Optional<String> runtime,
    Optional<String> buildTool,
    Optional<Integer> coverage,
    Optional<Severity> failOn,
    Optional<String> artifact,
    List<Deployment> deploy) {
  /** The key of the components in a manifest. */
  public static final String KEY = "components";

  public Component {
    uses = List.copyOf(uses);
    deploy = List.copyOf(deploy);
  }

  /** The path of one of its keys in the manifest, for example {@code components.api.runtime}. */
  public String path(String key) {
    return name.map(word -> KEY + "." + word + "." + key).orElse(key);
  }
}
