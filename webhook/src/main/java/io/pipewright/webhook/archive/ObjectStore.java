package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** A versioned bucket, as far as the archive needs one. */
public interface ObjectStore {
  /**
   * The newest version under a key.
   *
   * @throws io.pipewright.receive.failure.UnavailableException if the store does not answer
   */
  Optional<Latest> latest(String key);

  /**
   * Stores a new version, encrypted under a KMS key. Either the whole object is stored or nothing.
   *
   * @param key its name
   * @param metadata US-ASCII, less than 2 KiB together
   * @param kmsKey ARN of the key
   * @param content writes the object's bytes, in one go
   * @throws io.pipewright.receive.failure.UnavailableException if the store does not take it
   */
  StoredObject store(String key, Map<String, String> metadata, String kmsKey, Content content);

  /** Writes an object's bytes. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * The newest version of an object.
   *
   * @param object which
   * @param metadata with lower-case names
   */
  record Latest(StoredObject object, Map<String, String> metadata) {
    public Latest {
      metadata = Map.copyOf(metadata);
    }
  }
}
