package io.pipewright.webhook.archive;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The calls by which one object is written.
 *
 * @param s3 the client, which repeats a call that is throttled or that S3 fails to answer
 * @param bucket its bucket
 * @param key its name
 * @param metadata what it says about itself
 * @param kmsKey ARN of the key that it is encrypted under
 */
record S3Target(
    S3Client s3, String bucket, String key, Map<String, String> metadata, String kmsKey) {
  private static final String CONTENT_TYPE = "application/octet-stream";

  S3Target {
    metadata = Map.copyOf(metadata);
  }

  /** Writes the whole object, and gives its version. */
  Optional<String> put(byte[] bytes, int length) {
    return Optional.ofNullable(
        s3.putObject(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .metadata(metadata)
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(kmsKey)
                        .bucketKeyEnabled(true),
                body(bytes, length))
            .versionId());
  }

  /** Begins an object of several parts. */
  String begin() {
    return s3.createMultipartUpload(
            request ->
                request
                    .bucket(bucket)
                    .key(key)
                    .metadata(metadata)
                    .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                    .ssekmsKeyId(kmsKey)
                    .bucketKeyEnabled(true))
        .uploadId();
  }

  /** Sends a part; {@code bytes} must stay as they are until it returns. */
  CompletedPart send(String uploadId, int number, byte[] bytes, int length) {
    String tag =
        s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number),
                body(bytes, length))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  /** Puts the parts together, and gives the object's version. */
  Optional<String> complete(String uploadId, List<CompletedPart> sent) {
    return Optional.ofNullable(
        s3.completeMultipartUpload(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(parts -> parts.parts(sent)))
            .versionId());
  }

  /** Deletes the parts that were sent. */
  void abort(String uploadId) {
    s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
  }

  /** The bytes, uncopied. */
  private static RequestBody body(byte[] bytes, int length) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromInputStreamSupplier(
            () -> new ByteArrayInputStream(bytes, 0, length)),
        length,
        CONTENT_TYPE);
  }

  /** Its URL. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
