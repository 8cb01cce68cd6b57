package io.pipewright.localcloud.keys;

import io.pipewright.localcloud.cloudformation.ResourceType;
import java.util.Map;
import java.util.Set;

/** {@code AWS::KMS::Alias}. {@code Ref} gives its name. */
public final class AliasType implements ResourceType {
  private final KeyStore keys;

  /** Names keys there. */
  public AliasType(KeyStore keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "AWS::KMS::Alias";
  }

  @Override
  public Set<String> properties() {
    return Set.of("AliasName", "TargetKeyId");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String alias = request.properties().path("AliasName").asText();
    String target = keys.get(request.properties().path("TargetKeyId").asText()).id();
    request.physicalId().filter(alias::equals).ifPresent(keys::removeAlias);
    keys.alias(alias, target);
    return new Resource(alias, Map.of("Arn", keys.aliasArn(alias), "AliasName", alias));
  }

  @Override
  public void delete(String physicalId) {
    keys.removeAlias(physicalId);
  }
}
