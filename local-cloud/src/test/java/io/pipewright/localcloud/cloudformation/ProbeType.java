package io.pipewright.localcloud.cloudformation;

import io.pipewright.localcloud.server.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A resource type that writes down what it is asked for. */
final class ProbeType implements ResourceType {
  final List<String> log = new CopyOnWriteArrayList<>();
  final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();

  /** A template of these resources. */
  static String probes(String resources) {
    return "{\"Resources\":{" + resources + "}}";
  }

  /** A resource with this value and, after its properties, these attributes. */
  static String probe(String value, String attributes) {
    return "{\"Type\":\"Test::Probe\",\"Properties\":{\"Value\":\""
        + value
        + "\"}"
        + attributes
        + "}";
  }

  @Override
  public String name() {
    return "Test::Probe";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Value", "Other", "Deep.In");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String value = request.properties().path("Value").asText();
    if (value.equals("fail")) {
      throw new AwsError(400, "InvalidRequest", "planted failure");
    }
    if (value.equals("bug")) {
      throw new IllegalStateException("planted bug");
    }
    String id = request.stackName() + "-" + request.logicalId();
    log.add("put " + id + " " + value);
    tags.put(id, request.stackTags());
    return new Resource(id, Map.of("Arn", "arn:" + id));
  }

  @Override
  public void delete(String physicalId) {
    log.add("delete " + physicalId);
  }
}
