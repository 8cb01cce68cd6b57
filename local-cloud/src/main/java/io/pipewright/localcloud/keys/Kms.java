package io.pipewright.localcloud.keys;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.server.JsonInput;
import io.pipewright.localcloud.server.JsonService;
import java.util.Map;
import java.util.Set;

/** KMS as far as keys are named: {@code Encrypt} and its kin are unknown operations. */
public final class Kms implements JsonService {
  private static final double MILLIS = 1000.0;

  private final KeyStore keys;

  /** Over that store. */
  public Kms(KeyStore keys) {
    this.keys = keys;
  }

  @Override
  public String targetPrefix() {
    return "TrentService";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "CreateKey", this::createKey,
        "DescribeKey", this::describeKey,
        "DisableKey", (caller, input) -> enable(input, false),
        "EnableKey", (caller, input) -> enable(input, true),
        "CreateAlias", (caller, input) -> createAlias(input));
  }

  private ObjectNode createKey(Caller caller, ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of("Description", "Policy", "Tags"));
    return metadata(caller, keys.create(call.find("Description").orElse("")));
  }

  private ObjectNode describeKey(Caller caller, ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of("KeyId", "GrantTokens"));
    return metadata(caller, keys.get(call.get("KeyId")));
  }

  private ObjectNode enable(ObjectNode input, boolean enabled) {
    KeyStore.Key key = keys.get(new JsonInput(input, Set.of("KeyId")).get("KeyId"));
    keys.change(key.id(), key.description(), enabled);
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode createAlias(ObjectNode input) {
    JsonInput call = new JsonInput(input, Set.of("AliasName", "TargetKeyId"));
    keys.alias(call.get("AliasName"), call.get("TargetKeyId"));
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode metadata(Caller caller, KeyStore.Key key) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("KeyMetadata")
        .put("AWSAccountId", caller.account())
        .put("KeyId", key.id())
        .put("Arn", key.arn())
        .put("CreationDate", key.created().toEpochMilli() / MILLIS)
        .put("Enabled", key.isEnabled())
        .put("Description", key.description())
        .put("KeyUsage", "ENCRYPT_DECRYPT")
        .put("KeySpec", "SYMMETRIC_DEFAULT")
        .put("KeyState", key.state())
        .put("Origin", "AWS_KMS")
        .put("KeyManager", "CUSTOMER")
        .put("MultiRegion", false);
    return answer;
  }
}
