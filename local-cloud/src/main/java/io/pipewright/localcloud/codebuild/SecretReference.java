package io.pipewright.localcloud.codebuild;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reference {@code secret-id:json-key:version-stage:version-id}; all but the identifier may be
 * left out. The identifier is a name or an ARN, which has colons of its own.
 */
public record SecretReference(
    String secretId, Optional<String> jsonKey, Optional<String> stage, Optional<String> versionId) {
  private static final int ARN_PARTS = 7;
  private static final int PARTS_AFTER = 3;

  /**
   * Reads it.
   *
   * @throws InvalidBuildspec if it has more parts than that
   */
  public static SecretReference parse(String text) {
    List<String> parts = Arrays.asList(text.split(":", -1));
    int idParts = text.startsWith("arn:") ? Math.min(ARN_PARTS, parts.size()) : 1;
    String id = String.join(":", parts.subList(0, idParts));
    List<String> rest = parts.subList(idParts, parts.size());
    if (id.isEmpty() || rest.size() > PARTS_AFTER) {
      throw new InvalidBuildspec(
          "secret reference '" + text + "': expected secret-id:json-key:version-stage:version-id");
    }
    return new SecretReference(id, part(rest, 0), part(rest, 1), part(rest, 2));
  }

  private static Optional<String> part(List<String> parts, int index) {
    return index < parts.size() && !parts.get(index).isEmpty()
        ? Optional.of(parts.get(index))
        : Optional.empty();
  }
}
