package io.pipewright.steps.version;

import io.pipewright.generation.StoredObject;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads metadata by {@code HeadObject}, which needs {@code s3:GetObjectVersion}. */
public final class S3SourceMetadata implements SourceMetadata, AutoCloseable {
  private final S3Client s3;

  /** Uses a client, and closes it in the end. */
  public S3SourceMetadata(S3Client s3) {
    this.s3 = s3;
  }

  /** Takes region, credentials and endpoint from the SDK's default chain. */
  public static S3SourceMetadata ofEnvironment() {
    return new S3SourceMetadata(
        S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build());
  }

  @Override
  public Map<String, String> of(StoredObject source) {
    try {
      return Map.copyOf(
          s3.headObject(
                  request ->
                      request
                          .bucket(source.bucket())
                          .key(source.key())
                          .versionId(source.versionId()))
              .metadata());
    } catch (S3Exception refused) {
      throw failure(source, refused);
    } catch (SdkException unreachable) {
      throw new StepException(
          StepException.Kind.SURROUNDINGS,
          "S3 did not answer, or there are no credentials for it; run the stage again");
    }
  }

  private static StepException failure(StoredObject source, S3Exception refused) {
    String object =
        "s3://%s/%s, version %s".formatted(source.bucket(), source.key(), source.versionId());
    int status = refused.statusCode();
    if (status == 429 || status >= 500) {
      return new StepException(
          StepException.Kind.SURROUNDINGS,
          "S3 answered %d for %s; run the stage again".formatted(status, object));
    }
    return new StepException(
        StepException.Kind.REFUSED,
        "S3 answered %d for %s; the archive must exist, and the action's role must be allowed s3:GetObjectVersion on it"
            .formatted(status, object));
  }

  @Override
  public void close() {
    s3.close();
  }
}
