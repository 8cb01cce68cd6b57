package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;

/** Reads what the webhook archived. */
public interface VersionReader {
  /**
   * The bytes of exactly that version.
   *
   * @throws io.pipewright.generator.surroundings.SurroundingsException if it is not there, or S3
   *     does not answer
   */
  byte[] read(StoredObject object);
}
