package io.pipewright.manifest;

import io.pipewright.problem.SourceLocation;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest together with where each of its values stands.
 *
 * @param manifest the values
 * @param locations from a value's path, for example {@code deploy[1].environment}, to its place;
 *     the empty path is the whole file
 */
public record ManifestDocument(Manifest manifest, Map<String, SourceLocation> locations) {
  public ManifestDocument {
    locations = Map.copyOf(locations);
  }

  /** The place of the value at exactly {@code path}, if it was written. */
  public Optional<SourceLocation> written(String path) {
    return Optional.ofNullable(locations.get(path));
  }

  /** The place of the value at {@code path}, or of the nearest enclosing one that was written. */
  public SourceLocation locate(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      SourceLocation found = locations.get(at);
      if (found != null) {
        return found;
      }
    }
    SourceLocation whole = locations.get("");
    return whole == null ? new SourceLocation("pipeline.yaml", 1, 1) : whole;
  }

  private static String parent(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }
}
