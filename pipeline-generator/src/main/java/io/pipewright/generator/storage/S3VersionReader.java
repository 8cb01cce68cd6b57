package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.SurroundingsException;
import software.amazon.awssdk.services.s3.S3Client;

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
    return S3Read.of(
        "s3://%s/%s%s".formatted(bucket, key, version.isEmpty() ? "" : " at " + version),
        () ->
            s3.getObjectAsBytes(
                    request -> {
                      request.bucket(bucket).key(key);
                      if (!version.isEmpty()) {
                        request.versionId(version);
                      }
                    })
                .asByteArray());
  }
}
