package io.pipewright.webhook.archive;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Bytes of unknown number on their way into one S3 object. One part is in memory at a time; what
 * fits into a single part is put with a single call. The object appears on {@link #complete} only.
 */
final class S3Upload extends OutputStream {
  /** Above S3's least part size of 5 MiB; with its most of 10,000 parts, 78 GiB. */
  static final int PART_SIZE = 8 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(S3Upload.class);
  private static final String CONTENT_TYPE = "application/octet-stream";

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final Map<String, String> metadata;
  private final String kmsKey;
  private final byte[] part = new byte[PART_SIZE];
  private final List<CompletedPart> sent = new ArrayList<>();
  private int filled;
  private @Nullable String uploadId;

  S3Upload(S3Client s3, String bucket, String key, Map<String, String> metadata, String kmsKey) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.metadata = Map.copyOf(metadata);
    this.kmsKey = kmsKey;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == PART_SIZE) {
        // Only now is it known that more follows, so that the object needs several parts.
        send();
      }
      int taken = Math.min(left, PART_SIZE - filled);
      System.arraycopy(bytes, from, part, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
    }
  }

  /** Makes the object visible and gives its version, which a bucket without versions has not. */
  Optional<String> complete() {
    String id = uploadId;
    if (id == null) {
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
                  body())
              .versionId());
    }
    send();
    return Optional.ofNullable(
        s3.completeMultipartUpload(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .multipartUpload(parts -> parts.parts(sent)))
            .versionId());
  }

  /** Leaves nothing behind. Its own failure is logged only: the first one is the one to tell. */
  void abort() {
    String id = uploadId;
    if (id == null) {
      return;
    }
    try {
      s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException e) {
      log.warn("an unfinished upload of s3://{}/{} remains: {}", bucket, key, e.getMessage());
    }
  }

  private void send() {
    String id = uploadId == null ? begin() : uploadId;
    int number = sent.size() + 1;
    String tag =
        s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number), body())
            .eTag();
    sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    filled = 0;
  }

  private String begin() {
    String id =
        s3.createMultipartUpload(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .metadata(metadata)
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(kmsKey)
                        .bucketKeyEnabled(true))
            .uploadId();
    uploadId = id;
    return id;
  }

  /** The filled part of the buffer, uncopied: every call ends before it is filled again. */
  private RequestBody body() {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromInputStreamSupplier(
            () -> new ByteArrayInputStream(part, 0, filled)),
        filled,
        CONTENT_TYPE);
  }
}
