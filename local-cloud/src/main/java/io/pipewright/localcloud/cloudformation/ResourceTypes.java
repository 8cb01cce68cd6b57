package io.pipewright.localcloud.cloudformation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The resource types that exist here, by name. */
public final class ResourceTypes {
  private final Map<String, ResourceType> types = new ConcurrentHashMap<>();

  /** With these types. */
  public ResourceTypes(Collection<ResourceType> types) {
    types.forEach(this::add);
  }

  /** Adds a type. */
  public void add(ResourceType type) {
    if (types.putIfAbsent(type.name(), type) != null) {
      throw new IllegalArgumentException(type.name() + " is registered already");
    }
  }

  /** The type of that name. */
  public Optional<ResourceType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
