package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class S3SourceMetadataTest extends SourceMetadataContract {
  private static S3Storage storage;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    storage = S3Storage.start(credentials);
    AccessKey root = credentials.create(Caller.root("111111111111"));
    s3 = client(storage.uri(), root.accessKeyId(), root.secretAccessKey());
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

  @Override
  SourceMetadata metadata() {
    return new S3SourceMetadata(s3);
  }

  @Override
  StoredObject put(String key, Map<String, String> metadata) {
    String version =
        s3.putObject(
                request -> request.bucket("source").key(key).metadata(metadata),
                RequestBody.fromString("zip"))
            .versionId();
    return new StoredObject("source", key, version);
  }

  @Test
  void saysThatTheRoleIsNotAllowed() {
    StoredObject stored = put("PAY/a/source.zip", Map.of("commit", "1"));
    try (S3SourceMetadata stranger =
        new S3SourceMetadata(client(storage.uri(), "AKIASTRANGER", "x"))) {
      StepException failure = catchThrowableOfType(StepException.class, () -> stranger.of(stored));

      assertThat(failure.kind()).isEqualTo(StepException.Kind.REFUSED);
      assertThat(failure)
          .hasMessageContaining("S3 answered 403")
          .hasMessageContaining("s3:GetObjectVersion");
    }
  }

  @Test
  void blamesTheSurroundingsIfNobodyAnswers() {
    try (S3SourceMetadata nobody =
        new S3SourceMetadata(client(URI.create("http://127.0.0.1:9"), "a", "b"))) {
      StepException failure =
          catchThrowableOfType(
              StepException.class, () -> nobody.of(new StoredObject("source", "k", "v")));

      assertThat(failure.kind()).isEqualTo(StepException.Kind.SURROUNDINGS);
    }
  }

  private static S3Client client(URI endpoint, String key, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
        .build();
  }
}
