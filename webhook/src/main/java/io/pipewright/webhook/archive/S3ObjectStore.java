package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A versioned S3 bucket. It needs {@code s3:ListBucket}: without, S3 says 403 for an absent key.
 */
public final class S3ObjectStore implements ObjectStore {
  private final S3Client s3;
  private final String bucket;

  /** The bucket named {@code bucket}; versioning must be on. */
  public S3ObjectStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Optional<Latest> latest(String key) {
    try {
      HeadObjectResponse head = s3.headObject(request -> request.bucket(bucket).key(key));
      return Optional.of(
          new Latest(stored(key, Optional.ofNullable(head.versionId())), head.metadata()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException | UncheckedIOException e) {
      throw new UnavailableException("s3://" + bucket + "/" + key + " cannot be looked up", e);
    }
  }

  @Override
  public StoredObject store(
      String key, Map<String, String> metadata, String kmsKey, Content content) {
    S3Target target = new S3Target(s3, bucket, key, metadata, kmsKey);
    S3Upload upload = new S3Upload(target);
    boolean complete = false;
    try {
      content.writeTo(upload);
      StoredObject stored = stored(key, upload.complete());
      complete = true;
      return stored;
    } catch (SdkException | IOException | UncheckedIOException e) {
      throw new UnavailableException(
          target + " cannot be written" + S3Failure.reason(e, kmsKey), e);
    } finally {
      if (!complete) {
        upload.abort();
      }
    }
  }

  private StoredObject stored(String key, Optional<String> versionId) {
    // "null" is S3's version of an object from before versioning was turned on.
    return versionId
        .filter(id -> !id.isEmpty() && !id.equals("null"))
        .map(id -> new StoredObject(bucket, key, id))
        .orElseThrow(
            () ->
                new UnavailableException(
                    "the bucket " + bucket + " keeps no versions: turn versioning on"));
  }
}
