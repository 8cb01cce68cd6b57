package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3ObjectStoreTest extends ObjectStoreContract {
  private static final String BUCKET = "sources";

  private static S3Storage storage;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    storage = S3Storage.start(credentials);
    AccessKey key = credentials.create(Caller.root("111111111111"));
    s3 =
        S3Client.builder()
            .endpointOverride(storage.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build();
    s3.createBucket(request -> request.bucket(BUCKET));
    s3.putBucketVersioning(
        request ->
            request
                .bucket(BUCKET)
                .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
  }

  @AfterAll
  static void stop() {
    s3.close();
    storage.close();
  }

  @Override
  ObjectStore store() {
    return new S3ObjectStore(s3, BUCKET);
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
        s3.getObjectAsBytes(
            request -> request.bucket(BUCKET).key(key).versionId(stored.versionId()));
    assertThat(Arrays.equals(read.asByteArrayUnsafe(), content)).isTrue();
    assertThat(read.response().serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
    assertThat(read.response().ssekmsKeyId()).isEqualTo(KMS_KEY);
    assertThat(read.response().metadata()).containsEntry("commit", "c".repeat(40));
  }
}
