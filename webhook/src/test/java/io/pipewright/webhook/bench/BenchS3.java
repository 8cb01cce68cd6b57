package io.pipewright.webhook.bench;

import io.pipewright.webhook.archive.UploadWithoutExpect;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** The bucket that the bench fills. */
final class BenchS3 {
  private BenchS3() {}

  /** A client made as the factory makes it, from what {@link BenchServer} printed. */
  static S3Client client(String[] server) {
    return S3Client.builder()
        .endpointOverride(URI.create(server[1]))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(server[2], server[3])))
        .overrideConfiguration(it -> it.addExecutionInterceptor(new UploadWithoutExpect()))
        .build();
  }

  static void create(S3Client s3) {
    s3.createBucket(request -> request.bucket(BenchWorker.BUCKET));
    s3.putBucketVersioning(
        request ->
            request
                .bucket(BenchWorker.BUCKET)
                .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
  }

  /** Deletes all versions, because the stand-in keeps them in memory. */
  static void empty(S3Client s3) {
    List<ObjectIdentifier> versions =
        s3.listObjectVersions(request -> request.bucket(BenchWorker.BUCKET)).versions().stream()
            .map(it -> ObjectIdentifier.builder().key(it.key()).versionId(it.versionId()).build())
            .toList();
    for (ObjectIdentifier version : versions) {
      s3.deleteObject(
          request ->
              request.bucket(BenchWorker.BUCKET).key(version.key()).versionId(version.versionId()));
    }
  }
}
