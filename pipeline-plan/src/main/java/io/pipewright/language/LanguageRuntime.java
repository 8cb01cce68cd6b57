package io.pipewright.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A runtime of CodeBuild's images.
 *
 * @param name CodeBuild's key, for example {@code nodejs}
 * @param defaultVersion a key of {@code versions}
 * @param versions from the version as a manifest names it to CodeBuild's name of it
 */
public record LanguageRuntime(String name, String defaultVersion, Map<String, String> versions) {
  public LanguageRuntime {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /**
   * The entry of a buildspec's {@code runtime-versions}.
   *
   * @throws IllegalArgumentException if {@code version} is not one of ours
   */
  public Map<String, String> select(String version) {
    String selected = versions.get(version);
    if (selected == null) {
      throw new IllegalArgumentException("no version '" + version + "' of " + name);
    }
    return Map.of(name, selected);
  }
}
