package io.pipewright.steps.version;

import io.pipewright.generation.StoredObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Archives without S3. */
public final class InMemoryMetadata implements SourceMetadata {
  private final Map<StoredObject, Map<String, String>> objects = new HashMap<>();

  /** Adds an object version. */
  public StoredObject put(String bucket, String key, Map<String, String> metadata) {
    StoredObject stored = new StoredObject(bucket, key, "version-" + objects.size());
    objects.put(stored, Map.copyOf(metadata));
    return stored;
  }

  @Override
  public Map<String, String> of(StoredObject source) {
    return Optional.ofNullable(objects.get(source))
        .orElseThrow(
            () -> new StepException(StepException.Kind.REFUSED, "S3 answered 404 for " + source));
  }
}
