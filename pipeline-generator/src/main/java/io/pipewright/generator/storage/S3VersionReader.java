package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.generator.surroundings.SurroundingsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3. */
public final class S3VersionReader implements VersionReader {
  private final S3Client s3;

  /** Reads through this client, which stays its owner's. */
  public S3VersionReader(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public byte[] read(StoredObject object) {
    return get(object.bucket(), object.key(), object.versionId());
  }

  /**
   * The bytes of the newest version of {@code s3://bucket/key}.
   *
   * @throws SurroundingsException if it is not there, or S3 does not answer
   */
  public byte[] readNewest(String bucket, String key) {
    return get(bucket, key, "");
  }

  private byte[] get(String bucket, String key, String version) {
    String what =
        "read s3://%s/%s%s".formatted(bucket, key, version.isEmpty() ? "" : " at " + version);
    try {
      return AwsCall.of(
          what,
          () ->
              s3.getObjectAsBytes(
                      request -> {
                        request.bucket(bucket).key(key);
                        if (!version.isEmpty()) {
                          request.versionId(version);
                        }
                      })
                  .asByteArray());
    } catch (S3Exception e) {
      // Lifecycle rules and people remove objects: nothing that a developer or the code did.
      throw new SurroundingsException("cannot " + what + ": " + AwsCall.reason(e), e);
    }
  }
}
