package io.pipewright.generator.storage;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanJson;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * {@code {PROJECT}/{slug}/plan.json} in the factory's source bucket, beside what the webhook
 * archives and like that under the team's key, with the commit in its metadata.
 */
public final class S3PlanStore implements PlanStore {
  private static final String FILE = "plan.json";

  private final S3Client s3;
  private final String bucket;

  /** Writes to {@code bucket}, the factory's source bucket. */
  public S3PlanStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void store(GenerationRequest request, PipelinePlan plan) {
    String what = "store the plan of " + plan.name();
    Map<String, String> metadata =
        Map.of(
            "commit", request.commit().value(),
            "repository", request.repository().toString(),
            "branch", request.branch());
    try {
      AwsCall.of(
          what,
          () ->
              s3.putObject(
                  object ->
                      object
                          .bucket(bucket)
                          .key(request.repository() + "/" + FILE)
                          .contentType("application/json")
                          .metadata(metadata)
                          .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                          .ssekmsKeyId(plan.keyArn())
                          .bucketKeyEnabled(true),
                  RequestBody.fromString(PlanJson.write(plan))));
    } catch (S3Exception e) {
      // The key may be disabled, the bucket's policy changed: nothing that the code did.
      throw new SurroundingsException("cannot " + what + ": " + AwsCall.reason(e), e);
    }
  }
}
