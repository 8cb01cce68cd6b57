package io.pipewright.cli.init;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a template's parameter says of its value. */
final class ParameterName {
  static final String ARTIFACT_BUCKET = "${artifact.bucket}";
  static final String ARTIFACT_KEY = "${artifact.key}";
  static final String VERSION = "${version}";

  private static final Set<String> VERSIONS =
      Set.of("version", "appversion", "applicationversion", "serviceversion", "releaseversion");
  private static final Set<String> ENVIRONMENTS =
      Set.of("environment", "environmentname", "env", "envname", "stage", "stagename");

  // A bucket for something else than code, and a key that opens something.
  private static final Set<String> OTHER_BUCKETS =
      Set.of(
          "log", "logs", "logging", "access", "backup", "data", "static", "website", "web", "site",
          "upload", "uploads", "media", "image", "images", "content", "asset", "assets", "state");
  private static final Set<String> OTHER_KEYS =
      Set.of(
          "api",
          "access",
          "secret",
          "private",
          "public",
          "ssh",
          "kms",
          "encryption",
          "signing",
          "master",
          "host",
          "license",
          "account",
          "partition",
          "sort",
          "hash",
          "range",
          "primary",
          "tag",
          "routing",
          "app");

  private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private ParameterName() {}

  /**
   * The placeholder for a parameter; empty if the name says nothing.
   *
   * @param all the template's parameters: a bucket and a key of one name belong together
   */
  static Optional<String> placeholder(String name, Collection<String> all) {
    if (VERSIONS.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of(VERSION);
    }
    if (name.endsWith("Bucket")) {
      String prefix = name.substring(0, name.length() - "Bucket".length());
      return Optional.of(ARTIFACT_BUCKET)
          .filter(any -> all.contains(prefix + "Key") || !speaksOf(prefix, OTHER_BUCKETS));
    }
    if (name.endsWith("Key")) {
      String prefix = name.substring(0, name.length() - "Key".length());
      return Optional.of(ARTIFACT_KEY)
          .filter(any -> all.contains(prefix + "Bucket") || !speaksOf(prefix, OTHER_KEYS));
    }
    return Optional.empty();
  }

  /** Whether the value is the name of the environment. */
  static boolean isEnvironment(String name) {
    return ENVIRONMENTS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean speaksOf(String prefix, Set<String> words) {
    return List.of(WORDS.split(prefix)).stream()
        .anyMatch(word -> words.contains(word.toLowerCase(Locale.ROOT)));
  }
}
