package io.pipewright.steps.version;

import java.util.Optional;
import org.semver4j.Semver;

/**
 * A tag that names a version.
 *
 * @param version what it names
 * @param annotated whether it is an object of its own, with a tagger and a message
 */
public record VersionTag(Semver version, boolean annotated) {
  /**
   * Reads {@code v} and a version of Semantic Versioning 2.
   *
   * @return empty if the name is anything else, for example {@code v1.2} or {@code vendor}
   */
  static Optional<Semver> parse(String name) {
    if (!name.startsWith("v")) {
      return Optional.empty();
    }
    String text = name.substring(1);
    // The library would also take another v, or spaces around it.
    return Optional.ofNullable(Semver.parse(text))
        .filter(version -> version.getVersion().equals(text));
  }

  /** The tag's name. */
  public String name() {
    return nameOf(version);
  }

  static String nameOf(Semver version) {
    return "v" + version.getVersion();
  }

  boolean isRelease() {
    return version.getPreRelease().isEmpty();
  }
}
