package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.server.AwsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Source from S3: the object version that the execution was started with, or the latest. */
final class S3SourceHandler implements ActionHandler {
  private static final String SUMMARY = "codepipeline-artifact-revision-summary";

  @Override
  public ActionOutcome run(ActionContext context) throws IOException {
    String bucket = context.required("S3Bucket");
    String key = context.required("S3ObjectKey");
    Optional<String> version = context.execution().sourceVersion(context.run().action().name());
    Path zip = context.directory().resolve("source.zip");
    GetObjectResponse object = download(context, bucket, key, version, zip);
    String versionId = Optional.ofNullable(object.versionId()).orElse("null");
    String summary =
        Optional.ofNullable(object.metadata().get(SUMMARY))
            .orElse("Amazon S3 version id: " + versionId);
    context
        .run()
        .revision(
            new ActionRun.Revision(
                versionId,
                summary,
                "https://s3.console.aws.amazon.com/s3/object/" + bucket + "?prefix=" + key,
                object.lastModified()));
    context.log("Source: s3://" + bucket + "/" + key + " version " + versionId);
    context.output(context.run().action().outputs().get(0), zip);
    return ActionOutcome.success(
        summary,
        Map.of(
            "VersionId", versionId,
            "ETag", Optional.ofNullable(object.eTag()).orElse(""),
            "BucketName", bucket,
            "ObjectKey", key));
  }

  private static GetObjectResponse download(
      ActionContext context, String bucket, String key, Optional<String> version, Path zip)
      throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
        context
            .bucket()
            .s3()
            .getObject(
                get -> {
                  get.bucket(bucket).key(key);
                  version.ifPresent(get::versionId);
                })) {
      Files.copy(in, zip);
      return in.response();
    } catch (S3Exception e) {
      throw new AwsError(
          400,
          "ConfigurationError",
          "The source s3://"
              + bucket
              + "/"
              + key
              + version.map(id -> " in version " + id).orElse("")
              + " cannot be read: "
              + reason(e));
    }
  }

  private static String reason(S3Exception e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("status " + e.statusCode());
  }
}
