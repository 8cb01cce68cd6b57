package io.pipewright.localcloud.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What the adapters rely on, over HTTP with the SDK's client. */
class S3StorageTest {
  private static final String KMS_KEY =
      "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000001";
  private static final int MINIMUM_PART = 5 * 1024 * 1024;

  private static Credentials credentials;
  private static S3Storage storage;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    storage = S3Storage.start(credentials);
    AccessKey root = credentials.create(Caller.root("111111111111"));
    s3 = client(AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey()));
    s3.createBucket(request -> request.bucket("source"));
    s3.putBucketVersioning(
        request ->
            request
                .bucket("source")
                .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
  }

  @AfterAll
  static void stop() {
    s3.close();
    storage.close();
  }

  private static S3Client client(AwsCredentials key) {
    return S3Client.builder()
        .endpointOverride(storage.uri())
        .region(Region.EU_WEST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(key))
        .build();
  }

  private static PutObjectResponse put(String key, String content) {
    return s3.putObject(
        request ->
            request
                .bucket("source")
                .key(key)
                .metadata(Map.of("commit", "c-" + content))
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(KMS_KEY),
        RequestBody.fromString(content));
  }

  @Test
  void eachPutIsAVersionThatKeepsItsContentAndMetadata() {
    PutObjectResponse first = put("LED/api/source.zip", "one");
    PutObjectResponse second = put("LED/api/source.zip", "two");

    assertThat(first.versionId()).isNotEqualTo(second.versionId());
    var old =
        s3.getObjectAsBytes(
            it -> it.bucket("source").key("LED/api/source.zip").versionId(first.versionId()));
    assertThat(old.asString(UTF_8)).isEqualTo("one");
    GetObjectResponse response = old.response();
    assertThat(response.metadata()).containsEntry("commit", "c-one");
    HeadObjectResponse head =
        s3.headObject(
            it -> it.bucket("source").key("LED/api/source.zip").versionId(second.versionId()));
    assertThat(head.metadata()).containsEntry("commit", "c-two");
    assertThat(head.versionId()).isEqualTo(second.versionId());
  }

  @Test
  void theKmsKeyIsEchoed() {
    PutObjectResponse response = put("kms", "one");
    assertThat(response.ssekmsKeyId()).isEqualTo(KMS_KEY);
    HeadObjectResponse head = s3.headObject(it -> it.bucket("source").key("kms"));
    assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
    assertThat(head.ssekmsKeyId()).isEqualTo(KMS_KEY);
  }

  @Test
  void aConditionalPutOfAnExistingKeyIs412() {
    put("once", "one");
    assertThatThrownBy(
            () ->
                s3.putObject(
                    it -> it.bucket("source").key("once").ifNoneMatch("*"),
                    RequestBody.fromString("two")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
  }

  @Test
  void aWrongSecretIs403() {
    AccessKey key = credentials.create(Caller.root("111111111111"));
    try (S3Client wrong = client(AwsBasicCredentials.create(key.accessKeyId(), "wrong"))) {
      assertThatThrownBy(wrong::listBuckets)
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  @Test
  void anUnknownKeyIs403() {
    try (S3Client unknown = client(AwsBasicCredentials.create("AKIANOBODY", "secret"))) {
      assertThatThrownBy(unknown::listBuckets)
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  @Test
  void aSessionsKeyWorksUntilItExpires() {
    Caller caller = Caller.root("111111111111");
    AccessKey valid = credentials.createSession(caller, Duration.ofMinutes(15));
    AccessKey expired = credentials.createSession(caller, Duration.ofSeconds(-1));
    try (S3Client current = client(session(valid));
        S3Client late = client(session(expired))) {
      assertThat(current.listBuckets().buckets()).isNotEmpty();
      assertThatThrownBy(late::listBuckets).isInstanceOf(S3Exception.class);
    }
  }

  private static AwsCredentials session(AccessKey key) {
    return AwsSessionCredentials.create(
        key.accessKeyId(), key.secretAccessKey(), key.sessionToken().orElseThrow());
  }

  @Test
  void aMultipartUploadNeedsNoLengthBeforehand() {
    String upload =
        s3.createMultipartUpload(
                it -> it.bucket("source").key("big").metadata(Map.of("commit", "abc")))
            .uploadId();
    byte[] part = new byte[MINIMUM_PART];
    new Random(1).nextBytes(part);
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      int current = number;
      byte[] content = number == 1 ? part : "end".getBytes(UTF_8);
      String tag =
          s3.uploadPart(
                  it -> it.bucket("source").key("big").uploadId(upload).partNumber(current),
                  RequestBody.fromBytes(content))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    String version =
        s3.completeMultipartUpload(
                it ->
                    it.bucket("source")
                        .key("big")
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts)))
            .versionId();

    HeadObjectResponse head =
        s3.headObject(it -> it.bucket("source").key("big").versionId(version));
    assertThat(head.contentLength()).isEqualTo(MINIMUM_PART + 3L);
    assertThat(head.metadata()).containsEntry("commit", "abc");
  }
}
