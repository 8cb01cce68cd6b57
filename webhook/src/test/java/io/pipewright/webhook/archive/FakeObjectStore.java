package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A versioned bucket in memory. */
public final class FakeObjectStore implements ObjectStore {
  private static final String BUCKET = "sources";

  private final List<Version> versions = new ArrayList<>();
  private boolean unavailable;

  /** One stored version; the text is the content's if that is text. */
  public record Version(
      StoredObject object, Map<String, String> metadata, String kmsKey, String text) {}

  /** Everything that was ever stored, oldest first. */
  public List<Version> versions() {
    return List.copyOf(versions);
  }

  /** From now on nothing can be stored. */
  public void fail() {
    unavailable = true;
  }

  @Override
  public Optional<Latest> latest(String key) {
    return versions.stream()
        .filter(version -> version.object().key().equals(key))
        .reduce((earlier, later) -> later)
        .map(version -> new Latest(version.object(), version.metadata()));
  }

  @Override
  public StoredObject store(
      String key, Map<String, String> metadata, String kmsKey, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.writeTo(bytes);
    } catch (IOException e) {
      throw new UnavailableException("not written", e);
    }
    if (unavailable) {
      throw new UnavailableException("S3 is away");
    }
    StoredObject object = new StoredObject(BUCKET, key, "v" + (versions.size() + 1));
    versions.add(
        new Version(object, Map.copyOf(metadata), kmsKey, bytes.toString(StandardCharsets.UTF_8)));
    return object;
  }
}
