package io.pipewright.localcloud.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * {@code AWS::S3::Bucket}: made in S3Proxy with its versioning and its default encryption. The
 * block of public access, life cycle, ownership, logging and notifications are recorded, not
 * executed.
 */
public final class BucketType implements ResourceType {
  private static final int LONGEST_NAME = 63;

  private final S3Storage storage;
  private final String region;
  private final GeneratedNames names;

  /** Makes its buckets there. */
  public BucketType(S3Storage storage, String region, GeneratedNames names) {
    this.storage = storage;
    this.region = region;
    this.names = names;
  }

  @Override
  public String name() {
    return "AWS::S3::Bucket";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "BucketName",
        "BucketEncryption.ServerSideEncryptionConfiguration.BucketKeyEnabled",
        "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm",
        "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID",
        "VersioningConfiguration.Status",
        "PublicAccessBlockConfiguration.BlockPublicAcls",
        "PublicAccessBlockConfiguration.BlockPublicPolicy",
        "PublicAccessBlockConfiguration.IgnorePublicAcls",
        "PublicAccessBlockConfiguration.RestrictPublicBuckets",
        "OwnershipControls.Rules.ObjectOwnership",
        "LifecycleConfiguration.*",
        "LoggingConfiguration.DestinationBucketName",
        "LoggingConfiguration.LogFilePrefix",
        "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled",
        "Tags.Key",
        "Tags.Value");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String given = request.properties().path("BucketName").asText();
    String bucket =
        !given.isEmpty()
            ? given
            : request
                .physicalId()
                .orElseGet(() -> names.name(request, LONGEST_NAME).toLowerCase(Locale.ROOT));
    BlobStore store = storage.store();
    boolean isNew = !request.physicalId().filter(bucket::equals).isPresent();
    if (isNew && store.containerExists(bucket)) {
      throw new AwsError(409, "AlreadyExists", bucket + " already exists");
    }
    if (isNew) {
      store.createContainer(bucket);
    }
    configure(store, bucket, request.properties());
    return new Resource(
        bucket,
        Map.of(
            "Arn", "arn:aws:s3:::" + bucket,
            "DomainName", bucket + ".s3.amazonaws.com",
            "RegionalDomainName", bucket + ".s3." + region + ".amazonaws.com"));
  }

  private static void configure(BlobStore store, String bucket, JsonNode properties) {
    String versioning = properties.path("VersioningConfiguration").path("Status").asText();
    if (!versioning.isEmpty()) {
      store.putBucketVersioning(bucket, BucketVersioningStatus.fromValue(versioning));
    }
    JsonNode rule =
        properties.path("BucketEncryption").path("ServerSideEncryptionConfiguration").path(0);
    if (rule.isMissingNode()) {
      return;
    }
    store.putBucketEncryption(
        bucket, ServerSideEncryptionConfiguration.builder().rules(encryption(rule)).build());
  }

  private static ServerSideEncryptionRule encryption(JsonNode rule) {
    JsonNode byDefault = rule.path("ServerSideEncryptionByDefault");
    ServerSideEncryptionByDefault.Builder algorithm =
        ServerSideEncryptionByDefault.builder()
            .sseAlgorithm(ServerSideEncryption.fromValue(byDefault.path("SSEAlgorithm").asText()));
    if (byDefault.has("KMSMasterKeyID")) {
      algorithm.kmsMasterKeyID(byDefault.path("KMSMasterKeyID").asText());
    }
    return ServerSideEncryptionRule.builder()
        .bucketKeyEnabled(rule.path("BucketKeyEnabled").asBoolean())
        .applyServerSideEncryptionByDefault(algorithm.build())
        .build();
  }

  @Override
  public void delete(String physicalId) {
    BlobStore store = storage.store();
    if (!store.containerExists(physicalId)) {
      return;
    }
    boolean versioned =
        store.getBucketVersioning(physicalId) == BucketVersioningStatus.ENABLED
            && !store
                .listVersions(ListObjectVersionsRequest.builder().bucket(physicalId).build())
                .versions()
                .isEmpty();
    if (versioned || !store.list(physicalId).contents().isEmpty()) {
      throw new AwsError(
          409, "BucketNotEmpty", "The bucket you tried to delete is not empty: " + physicalId);
    }
    store.deleteBucket(physicalId);
  }
}
