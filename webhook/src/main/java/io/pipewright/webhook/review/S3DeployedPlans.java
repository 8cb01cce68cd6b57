package io.pipewright.webhook.review;

import io.pipewright.plan.diff.NotAPlanException;
import io.pipewright.plan.diff.WrittenPlan;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.ArchiveMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * {@code {PROJECT}/{slug}/plan.json} in the factory's source bucket. It needs {@code s3:GetObject}
 * on that, {@code kms:Decrypt} of the team's key, and {@code s3:ListBucket}: without the last, S3
 * says 403 for an absent key.
 */
public final class S3DeployedPlans implements DeployedPlans {
  private static final Logger log = LoggerFactory.getLogger(S3DeployedPlans.class);
  private static final String FILE = "plan.json";

  private final S3Client s3;
  private final String bucket;

  /** Plans in the bucket named {@code bucket}. */
  public S3DeployedPlans(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Deployed find(RepositoryId repository) {
    String key = repository + "/" + FILE;
    try (ResponseInputStream<GetObjectResponse> stored =
        s3.getObject(request -> request.bucket(bucket).key(key))) {
      byte[] json = stored.readNBytes(WrittenPlan.LARGEST + 1);
      return new Deployed.Known(commit(stored.response().metadata()), WrittenPlan.read(json));
    } catch (NoSuchKeyException e) {
      return new Deployed.None();
    } catch (NotAPlanException e) {
      log.warn("s3://{}/{} {}", bucket, key, e.getMessage());
      return new Deployed.Unknown("what the factory stored of it cannot be read");
    } catch (SdkException | IOException | UncheckedIOException e) {
      log.warn("s3://{}/{} cannot be read: {}", bucket, key, e.getMessage());
      return new Deployed.Unknown("the factory's store did not answer");
    }
  }

  private static String commit(Map<String, String> metadata) {
    try {
      return new CommitHash(metadata.getOrDefault(ArchiveMetadata.COMMIT, "")).abbreviated();
    } catch (IllegalArgumentException e) {
      return "unknown";
    }
  }
}
