package io.pipewright.localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::Policy}: an inline policy of the roles that it names. */
public final class PolicyType implements ResourceType {
  private final Roles roles;

  /** For roles there. */
  public PolicyType(Roles roles) {
    this.roles = roles;
  }

  @Override
  public String name() {
    return "AWS::IAM::Policy";
  }

  @Override
  public Set<String> properties() {
    return Set.of("PolicyName", "PolicyDocument.*", "Roles");
  }

  @Override
  public Resource put(ResourceRequest request) {
    JsonNode properties = request.properties();
    List<String> names = RoleType.strings(properties.path("Roles"));
    checkRoles(roles, names);
    if (names.isEmpty()) {
      throw new AwsError(
          400, "ValidationError", "At least one of [Groups,Roles,Users] must be non-empty.");
    }
    String id = request.physicalId().orElse(request.stackName() + "-" + request.logicalId());
    roles.attach(id, PolicyDocument.ofIdentity(properties.path("PolicyDocument")), names);
    return new Resource(id, Map.of("Id", id));
  }

  @Override
  public void delete(String physicalId) {
    roles.detach(physicalId);
  }

  static void checkRoles(Roles roles, List<String> names) {
    for (String name : names) {
      if (roles.named(name).isEmpty()) {
        throw new AwsError(404, "NoSuchEntity", "The role with name " + name + " cannot be found.");
      }
    }
  }
}
