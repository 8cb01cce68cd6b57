package io.pipewright.localcloud.codebuild;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Paths of the build image that lie elsewhere on this host. They are replaced where the value of an
 * environment variable is such a path or lies below it; commands are not touched.
 *
 * @param hostPaths path in the image to path on the host, both absolute and without a slash at the
 *     end
 */
public record PathMappings(Map<String, String> hostPaths) {
  public PathMappings {
    hostPaths = Map.copyOf(hostPaths);
  }

  /** The value with its path replaced; the longest image path wins. */
  public String apply(String value) {
    List<String> longestFirst =
        hostPaths.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String image : longestFirst) {
      if (value.equals(image) || value.startsWith(image + "/")) {
        return hostPaths.get(image) + value.substring(image.length());
      }
    }
    return value;
  }
}
