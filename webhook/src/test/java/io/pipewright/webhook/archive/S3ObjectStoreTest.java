package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3ObjectStoreTest extends ObjectStoreContract {
  private static SourceBucket bucket;

  @BeforeAll
  static void open() {
    bucket = SourceBucket.open();
  }

  @AfterAll
  static void close() {
    bucket.close();
  }

  @Override
  ObjectStore store() {
    return new S3ObjectStore(bucket.client(), SourceBucket.NAME);
  }

  @Test
  void objectOfOnePartIsWholeAndUnderTheKey() {
    assertStored("small", 1000);
  }

  @Test
  void objectOfExactlyOnePartIsWhole() {
    assertStored("exact", S3Upload.PART_SIZE);
  }

  @Test
  void objectOfSeveralPartsIsWholeAndUnderTheKey() {
    assertStored("large", 2 * S3Upload.PART_SIZE + 12345);
  }

  @Test
  void connectionThatBreaksIsNoFaultOfTheFactory() {
    ObjectStore store = new S3ObjectStore(new BrokenConnection(), SourceBucket.NAME);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.store("key", Map.of(), KMS_KEY, out -> out.write(1)))
        .withMessageContaining("cannot be written");
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> store.latest("key"))
        .withMessageContaining("cannot be looked up");
  }

  /** What the SDK throws, and does not wrap, when the other side hangs up before the answer. */
  private static final class BrokenConnection implements S3Client {
    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      throw new UncheckedIOException(new SocketException("Unexpected end of file from server"));
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
      throw new UncheckedIOException(new SocketException("Unexpected end of file from server"));
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private void assertStored(String key, int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);

    StoredObject stored =
        store()
            .store(
                key,
                Map.of("commit", "c".repeat(40)),
                KMS_KEY,
                out -> {
                  // Pieces that do not fit evenly into parts.
                  for (int from = 0; from < size; from += 70_001) {
                    out.write(content, from, Math.min(70_001, size - from));
                  }
                });

    ResponseBytes<GetObjectResponse> read =
        bucket
            .client()
            .getObjectAsBytes(
                request ->
                    request.bucket(SourceBucket.NAME).key(key).versionId(stored.versionId()));
    assertThat(Arrays.equals(read.asByteArrayUnsafe(), content)).isTrue();
    assertThat(read.response().serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
    assertThat(read.response().ssekmsKeyId()).isEqualTo(KMS_KEY);
    assertThat(read.response().metadata()).containsEntry("commit", "c".repeat(40));
  }
}
