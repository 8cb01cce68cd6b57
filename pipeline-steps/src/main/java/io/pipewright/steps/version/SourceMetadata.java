package io.pipewright.steps.version;

import io.pipewright.generation.StoredObject;
import java.util.Map;

/** The metadata of an archive, which only the webhook may write. */
@FunctionalInterface
public interface SourceMetadata {
  /**
   * Reads the metadata of exactly that version of the object.
   *
   * @return by key, without {@code x-amz-meta-}
   * @throws StepException if there is no such version, or S3 refused or did not answer
   */
  Map<String, String> of(StoredObject source);
}
