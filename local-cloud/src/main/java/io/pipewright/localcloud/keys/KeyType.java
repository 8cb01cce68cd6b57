package io.pipewright.localcloud.keys;

import io.pipewright.localcloud.cloudformation.ResourceType;
import java.util.Map;
import java.util.Set;

/** {@code AWS::KMS::Key}. Its policy and rotation are recorded, not executed. */
public final class KeyType implements ResourceType {
  private final KeyStore keys;

  /** Makes its keys there. */
  public KeyType(KeyStore keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "AWS::KMS::Key";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "KeyPolicy.*",
        "Description",
        "Enabled",
        "EnableKeyRotation",
        "RotationPeriodInDays",
        "PendingWindowInDays",
        "Tags.Key",
        "Tags.Value");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String description = request.properties().path("Description").asText();
    boolean enabled = request.properties().path("Enabled").asBoolean(true);
    String id = request.physicalId().orElseGet(() -> keys.create(description).id());
    KeyStore.Key key = keys.change(id, description, enabled);
    return new Resource(key.id(), Map.of("Arn", key.arn(), "KeyId", key.id()));
  }

  @Override
  public void delete(String physicalId) {
    keys.scheduleDeletion(physicalId);
  }
}
