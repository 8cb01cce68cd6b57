package io.pipewright.steps.version;

import io.pipewright.generation.StoredObject;
import java.util.Map;

class InMemoryMetadataTest extends SourceMetadataContract {
  private final InMemoryMetadata fake = new InMemoryMetadata();

  @Override
  SourceMetadata metadata() {
    return fake;
  }

  @Override
  StoredObject put(String key, Map<String, String> metadata) {
    return fake.put("source", key, metadata);
  }
}
