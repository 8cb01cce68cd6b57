package io.pipewright.webhook.execution;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.ArchiveMetadata;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads the archive's metadata. Only the factory's own bucket is believed: a pipeline that reads
 * another could otherwise speak for any commit.
 */
final class S3Revisions implements Revisions {
  private static final Logger log = LoggerFactory.getLogger(S3Revisions.class);

  private final S3Client s3;
  private final String bucket;

  S3Revisions(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Optional<Place> find(StoredObject source) {
    if (!source.bucket().equals(bucket)) {
      log.warn("{} is not the factory's bucket: no status is set", source.bucket());
      return Optional.empty();
    }
    try {
      return place(
          s3.headObject(
                  request -> request.bucket(bucket).key(source.key()).versionId(source.versionId()))
              .metadata());
    } catch (S3Exception e) {
      if (e.statusCode() == 404 || e.statusCode() == 400) {
        log.warn("{} does not exist: no status is set", source);
        return Optional.empty();
      }
      throw new UnavailableException("the metadata of " + source + " cannot be read", e);
    } catch (SdkException e) {
      throw new UnavailableException("the metadata of " + source + " cannot be read", e);
    }
  }

  private static Optional<Place> place(Map<String, String> metadata) {
    try {
      return Optional.of(
          new Place(
              RepositoryId.parse(metadata.getOrDefault(ArchiveMetadata.REPOSITORY, "")),
              metadata.getOrDefault(ArchiveMetadata.BRANCH, ""),
              new CommitHash(metadata.getOrDefault(ArchiveMetadata.COMMIT, ""))));
    } catch (IllegalArgumentException e) {
      log.warn("an object in the factory's bucket has no archive's metadata: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
