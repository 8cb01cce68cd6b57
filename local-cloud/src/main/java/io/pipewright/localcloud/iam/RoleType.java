package io.pipewright.localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** {@code AWS::IAM::Role}. {@code Ref} gives its name. */
public final class RoleType implements ResourceType {
  private static final int LONGEST_NAME = 64;
  private static final int DEFAULT_SESSION_SECONDS = 3600;

  private final Roles roles;
  private final String account;
  private final GeneratedNames names;

  /** Puts its roles there. */
  public RoleType(Roles roles, String account, GeneratedNames names) {
    this.roles = roles;
    this.account = account;
    this.names = names;
  }

  @Override
  public String name() {
    return "AWS::IAM::Role";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "RoleName",
        "Path",
        "Description",
        "AssumeRolePolicyDocument.*",
        "Policies.PolicyName",
        "Policies.PolicyDocument.*",
        "ManagedPolicyArns",
        "MaxSessionDuration",
        "PermissionsBoundary",
        "Tags.Key",
        "Tags.Value");
  }

  @Override
  public Resource put(ResourceRequest request) {
    JsonNode properties = request.properties();
    String given = properties.path("RoleName").asText();
    String name =
        !given.isEmpty()
            ? given
            : request.physicalId().orElseGet(() -> names.name(request, LONGEST_NAME));
    boolean isNew = request.physicalId().filter(name::equals).isEmpty();
    if (name.length() > LONGEST_NAME) {
      throw new AwsError(
          400, "ValidationError", "the RoleName '" + name + "' is longer than 64 characters");
    }
    if (isNew && roles.named(name).isPresent()) {
      throw new AwsError(409, "EntityAlreadyExists", "Role with name " + name + " already exists.");
    }
    Role role = role(name, request);
    roles.put(role);
    return new Resource(name, Map.of("Arn", role.arn(), "RoleId", role.id()));
  }

  private Role role(String name, ResourceRequest request) {
    JsonNode properties = request.properties();
    Map<String, PolicyDocument> policies = new LinkedHashMap<>();
    properties
        .path("Policies")
        .forEach(
            it ->
                policies.put(
                    it.path("PolicyName").asText(),
                    PolicyDocument.ofIdentity(it.path("PolicyDocument"))));
    Map<String, String> tags = new HashMap<>(request.stackTags());
    properties
        .path("Tags")
        .forEach(it -> tags.put(it.path("Key").asText(), it.path("Value").asText()));
    return new Role(
        name,
        "arn:aws:iam::" + account + ":role" + properties.path("Path").asText("/") + name,
        id(name),
        PolicyDocument.ofTrust(properties.path("AssumeRolePolicyDocument")),
        policies,
        strings(properties.path("ManagedPolicyArns")),
        Optional.of(properties.path("PermissionsBoundary").asText()).filter(it -> !it.isEmpty()),
        Duration.ofSeconds(properties.path("MaxSessionDuration").asInt(DEFAULT_SESSION_SECONDS)),
        tags);
  }

  @Override
  public void delete(String physicalId) {
    roles.remove(physicalId);
  }

  static List<String> strings(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Of the form that AWS gives; the same name has the same id here. */
  private static String id(String name) {
    String hash = Long.toString(Integer.toUnsignedLong(name.hashCode()), Character.MAX_RADIX);
    return "AROA" + "0".repeat(17 - hash.length()) + hash.toUpperCase(Locale.ROOT);
  }
}
