package io.pipewright.localcloud.storage;

import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code AWS::S3::BucketPolicy}: recorded; S3Proxy does not judge by it. */
public final class BucketPolicyType implements ResourceType {
  private final S3Storage storage;
  private final Map<String, String> policies = new ConcurrentHashMap<>();

  /** For buckets there. */
  public BucketPolicyType(S3Storage storage) {
    this.storage = storage;
  }

  @Override
  public String name() {
    return "AWS::S3::BucketPolicy";
  }

  @Override
  public Set<String> properties() {
    return Set.of("Bucket", "PolicyDocument.*");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String bucket = request.properties().path("Bucket").asText();
    if (!storage.store().containerExists(bucket)) {
      throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
    }
    if (!request.properties().path("PolicyDocument").path("Statement").isArray()) {
      throw new AwsError(400, "MalformedPolicy", "The policy of " + bucket + " has no Statement");
    }
    policies.put(bucket, request.properties().path("PolicyDocument").toString());
    return new Resource(bucket, Map.of());
  }

  @Override
  public void delete(String physicalId) {
    policies.remove(physicalId);
  }

  /** A bucket's policy as JSON, for people and tests to look at. */
  public Optional<String> policy(String bucket) {
    return Optional.ofNullable(policies.get(bucket));
  }
}
