package io.pipewright.localcloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::ManagedPolicy}. {@code Ref} gives its ARN. */
public final class ManagedPolicyType implements ResourceType {
  private static final int LONGEST_NAME = 128;

  private final Roles roles;
  private final String account;
  private final GeneratedNames names;

  /** For roles there. */
  public ManagedPolicyType(Roles roles, String account, GeneratedNames names) {
    this.roles = roles;
    this.account = account;
    this.names = names;
  }

  @Override
  public String name() {
    return "AWS::IAM::ManagedPolicy";
  }

  @Override
  public Set<String> properties() {
    return Set.of("ManagedPolicyName", "Path", "Description", "PolicyDocument.*", "Roles");
  }

  @Override
  public Resource put(ResourceRequest request) {
    JsonNode properties = request.properties();
    List<String> attached = RoleType.strings(properties.path("Roles"));
    PolicyType.checkRoles(roles, attached);
    String arn = arn(request);
    if (request.physicalId().filter(arn::equals).isEmpty() && roles.hasPolicy(arn)) {
      throw new AwsError(409, "EntityAlreadyExists", "A policy " + arn + " already exists.");
    }
    roles.attach(arn, PolicyDocument.ofIdentity(properties.path("PolicyDocument")), attached);
    return new Resource(arn, Map.of("PolicyArn", arn));
  }

  private String arn(ResourceRequest request) {
    String given = request.properties().path("ManagedPolicyName").asText();
    if (given.isEmpty() && request.physicalId().isPresent()) {
      return request.physicalId().get();
    }
    String path = request.properties().path("Path").asText("/");
    String own = given.isEmpty() ? names.name(request, LONGEST_NAME) : given;
    return "arn:aws:iam::" + account + ":policy" + path + own;
  }

  @Override
  public void delete(String physicalId) {
    roles.detach(physicalId);
  }
}
