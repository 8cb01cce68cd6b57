package io.pipewright.generator.storage;

import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The real adapter keeps the contract, over the wire. */
class S3SourceReaderTest extends SourceReaderContract {
  private static final String BUCKET = "sources";
  private static final String KEY = "PAY/ledger-api/source.zip";

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
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build();
    s3.createBucket(bucket -> bucket.bucket(BUCKET));
    s3.putBucketVersioning(
        bucket -> bucket.bucket(BUCKET).versioningConfiguration(it -> it.status("Enabled")));
  }

  @AfterAll
  static void stop() {
    s3.close();
    storage.close();
  }

  @Override
  SourceReader reader() {
    return new S3SourceReader(s3);
  }

  @Override
  StoredObject archive(Map<String, String> files) throws IOException {
    byte[] zip = Archives.zipOfTexts(files);
    String version =
        s3.putObject(o -> o.bucket(BUCKET).key(KEY), RequestBody.fromBytes(zip)).versionId();
    return new StoredObject(BUCKET, KEY, version);
  }
}
