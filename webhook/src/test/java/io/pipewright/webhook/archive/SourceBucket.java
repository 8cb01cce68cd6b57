package io.pipewright.webhook.archive;

import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.storage.S3Storage;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The versioned bucket {@code sources} on this machine, spoken to over HTTP. */
public final class SourceBucket implements AutoCloseable {
  public static final String NAME = "sources";

  private final S3Storage storage;
  private final S3Client client;

  private SourceBucket(S3Storage storage, S3Client client) {
    this.storage = storage;
    this.client = client;
  }

  public static SourceBucket open() {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    S3Storage storage = S3Storage.start(credentials);
    AccessKey key = credentials.create(Caller.root("111111111111"));
    S3Client s3 =
        S3Client.builder()
            .endpointOverride(storage.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
            .build();
    s3.createBucket(request -> request.bucket(NAME));
    s3.putBucketVersioning(
        request ->
            request
                .bucket(NAME)
                .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
    return new SourceBucket(storage, s3);
  }

  public S3Client client() {
    return client;
  }

  /** The content of one version. */
  public byte[] read(StoredObject object) {
    return client
        .getObjectAsBytes(
            request ->
                request.bucket(object.bucket()).key(object.key()).versionId(object.versionId()))
        .asByteArray();
  }

  /** How many versions of all objects there are. */
  public int versions() {
    return client.listObjectVersions(request -> request.bucket(NAME)).versions().size();
  }

  @Override
  public void close() {
    client.close();
    storage.close();
  }
}
