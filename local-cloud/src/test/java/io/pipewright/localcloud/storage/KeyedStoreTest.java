package io.pipewright.localcloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.keys.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Objects under keys that may or may not be used. */
@SuppressWarnings("unchecked")
class KeyedStoreTest {
  private static final KeyStore KEYS = new KeyStore(Clock.systemUTC(), "111111111111", "eu-west-1");

  private static S3Storage storage;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    storage = S3Storage.start(credentials, KEYS);
    s3 =
        Clients.client(
            S3Client.builder(), storage.uri(), credentials.create(Caller.root("111111111111")));
    s3.createBucket(it -> it.bucket("source"));
  }

  @AfterAll
  static void stop() {
    s3.close();
    storage.close();
  }

  private static void put(String name, String key) {
    s3.putObject(
        it ->
            it.bucket("source")
                .key(name)
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(key),
        RequestBody.fromString("content"));
  }

  private static void refused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }

  @Test
  void anObjectIsNeitherWrittenNorReadWhileItsKeyIsDisabled() {
    KeyStore.Key key = KEYS.create("pay");
    put("one", key.arn());
    KEYS.change(key.id(), "pay", false);
    refused(() -> put("two", key.arn()), "KMS.DisabledException");
    refused(
        () -> s3.getObjectAsBytes(it -> it.bucket("source").key("one")), "KMS.DisabledException");
    refused(
        () ->
            s3.createMultipartUpload(
                it ->
                    it.bucket("source")
                        .key("big")
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(key.arn())),
        "KMS.DisabledException");
    KEYS.change(key.id(), "pay", true);
    put("two", key.arn());
    assertThat(s3.getObjectAsBytes(it -> it.bucket("source").key("one")).asUtf8String())
        .isEqualTo("content");
  }

  @Test
  void aKeyThatIsAboutToBeDeletedIsRefused() {
    KeyStore.Key key = KEYS.create("risk");
    KEYS.scheduleDeletion(key.id());
    refused(() -> put("three", key.arn()), "KMS.KMSInvalidStateException");
  }

  @Test
  void theBucketsDefaultKeyCounts() {
    KeyStore.Key key = KEYS.create("default");
    s3.createBucket(it -> it.bucket("sealed"));
    s3.putBucketEncryption(
        it ->
            it.bucket("sealed")
                .serverSideEncryptionConfiguration(
                    all ->
                        all.rules(
                            rule ->
                                rule.applyServerSideEncryptionByDefault(
                                    by ->
                                        by.sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                            .kmsMasterKeyID(key.arn())))));
    ThrowingCallable put =
        () -> s3.putObject(it -> it.bucket("sealed").key("x"), RequestBody.fromString("content"));
    KEYS.change(key.id(), "default", false);
    refused(put, "KMS.DisabledException");
    KEYS.change(key.id(), "default", true);
    assertThat(catchThrowable(put)).isNull();
  }

  @Test
  void anObjectWithoutAKeyNeedsNone() {
    s3.putObject(it -> it.bucket("source").key("plain"), RequestBody.fromString("content"));
    assertThat(s3.getObjectAsBytes(it -> it.bucket("source").key("plain")).asUtf8String())
        .isEqualTo("content");
  }
}
