package io.pipewright.steps.version;

import io.pipewright.generation.StoredObject;
import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the pipeline tells the step, by its environment.
 *
 * @param source the archive of the commit
 * @param repository the repository that the pipeline belongs to
 * @param pipeline the pipeline's name
 * @param execution the execution's identifier
 * @param kind which of the two Bitbuckets it is; {@code PIPEWRIGHT_BITBUCKET_KIND}, by default what
 *     the URL says
 * @param bitbucket the server's base URL
 * @param token the HTTP access token; it may read the repository and create tags
 */
public record VersionSettings(
    StoredObject source,
    RepositoryId repository,
    String pipeline,
    String execution,
    BitbucketKind kind,
    URI bitbucket,
    String token) {
  /** Both become lines of the tag's message: a line break would forge another. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");

  private static final List<String> NAMES =
      List.of(
          "PIPEWRIGHT_SOURCE_BUCKET",
          "PIPEWRIGHT_SOURCE_KEY",
          "PIPEWRIGHT_SOURCE_VERSION",
          "PIPEWRIGHT_REPOSITORY",
          "PIPEWRIGHT_PIPELINE",
          "PIPEWRIGHT_EXECUTION",
          "PIPEWRIGHT_BITBUCKET_URL",
          "BITBUCKET_TOKEN");

  public VersionSettings {
    requireName("PIPEWRIGHT_PIPELINE", pipeline);
    requireName("PIPEWRIGHT_EXECUTION", execution);
  }

  /**
   * Reads the environment.
   *
   * @throws StepException naming the variables that are missing or malformed
   */
  public static VersionSettings from(Map<String, String> environment) {
    List<String> missing = new ArrayList<>();
    for (String name : NAMES) {
      if (environment.getOrDefault(name, "").isBlank()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw usage(
          "not set: "
              + String.join(", ", missing)
              + "; the pipeline's template sets them, so run this step inside a pipeline");
    }
    URI bitbucket = url(value(environment, "PIPEWRIGHT_BITBUCKET_URL"));
    return new VersionSettings(
        new StoredObject(
            value(environment, "PIPEWRIGHT_SOURCE_BUCKET"),
            value(environment, "PIPEWRIGHT_SOURCE_KEY"),
            value(environment, "PIPEWRIGHT_SOURCE_VERSION")),
        repository(value(environment, "PIPEWRIGHT_REPOSITORY")),
        value(environment, "PIPEWRIGHT_PIPELINE"),
        value(environment, "PIPEWRIGHT_EXECUTION"),
        kind(value(environment, "PIPEWRIGHT_BITBUCKET_KIND"), bitbucket),
        bitbucket,
        value(environment, "BITBUCKET_TOKEN"));
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "VersionSettings[" + pipeline + " " + execution + " " + repository + " " + source + "]";
  }

  private static String value(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "");
  }

  private static RepositoryId repository(String text) {
    try {
      return RepositoryId.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw usage("PIPEWRIGHT_REPOSITORY is '" + text + "'; it must be PROJECT/slug");
    }
  }

  private static BitbucketKind kind(String text, URI url) {
    if (text.isEmpty()) {
      return "bitbucket.org".equalsIgnoreCase(url.getHost())
          ? BitbucketKind.CLOUD
          : BitbucketKind.DATA_CENTER;
    }
    try {
      return BitbucketKind.parse(text);
    } catch (IllegalArgumentException unknown) {
      throw usage("PIPEWRIGHT_BITBUCKET_KIND: " + unknown.getMessage());
    }
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw usage("PIPEWRIGHT_BITBUCKET_URL is '" + text + "'; it must be a URL");
    }
  }

  private static void requireName(String variable, String value) {
    if (!NAME.matcher(value).matches()) {
      throw usage(variable + " may only have letters, digits and . @ _ -, at most 100");
    }
  }

  private static StepException usage(String message) {
    return new StepException(StepException.Kind.USAGE, message);
  }
}
