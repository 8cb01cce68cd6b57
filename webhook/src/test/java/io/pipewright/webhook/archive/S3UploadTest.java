package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.receive.failure.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The calls that an upload makes, above all when one of them fails. */
class S3UploadTest {
  private final RecordingS3 s3 = new RecordingS3();
  private final S3ObjectStore store = new S3ObjectStore(s3, "sources");

  @Test
  void smallObjectIsOnePut() {
    store(10);

    assertThat(s3.calls).containsExactly("put 10 arn:key");
  }

  @Test
  void fullPartIsStillOnePut() {
    store(S3Upload.PART_SIZE);

    assertThat(s3.calls).containsExactly("put 8388608 arn:key");
  }

  @Test
  void largerObjectIsSentInParts() {
    store(2 * S3Upload.PART_SIZE + 1);

    assertThat(s3.calls)
        .containsExactly(
            "create arn:key", "part 1 8388608", "part 2 8388608", "part 3 1", "complete 3");
  }

  @Test
  void failedPartAbortsUpload() {
    s3.failing = "part 2";

    assertThatThrownBy(() -> store(2 * S3Upload.PART_SIZE + 1))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("s3://sources/k");
    assertThat(s3.calls)
        .containsExactly("create arn:key", "part 1 8388608", "part 2 8388608", "abort");
  }

  @Test
  void failureOfTheLastPartIsNotLost() {
    s3.failing = "part 3";

    assertThatThrownBy(() -> store(2 * S3Upload.PART_SIZE + 1))
        .isInstanceOf(UnavailableException.class);
    assertThat(s3.calls).endsWith("part 3 1", "abort").doesNotContain("complete 3");
  }

  @Test
  void contentThatBreaksOffAbortsAfterThePartThatIsBeingSent() {
    assertThatThrownBy(
            () ->
                store.store(
                    "k",
                    Map.of(),
                    "arn:key",
                    out -> {
                      out.write(new byte[S3Upload.PART_SIZE + 1]);
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
    assertThat(s3.calls).containsExactly("create arn:key", "part 1 8388608", "abort");
  }

  @Test
  void failedAbortDoesNotHideTheFailure() {
    s3.failing = "part 1|abort";

    assertThatThrownBy(() -> store(S3Upload.PART_SIZE + 1))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void bucketWithoutVersionsIsRefused() {
    s3.version = null;

    assertThatThrownBy(() -> store(1))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("turn versioning on");
  }

  private void store(int size) {
    store.store("k", Map.of(), "arn:key", out -> out.write(new byte[size]));
  }

  private static final class RecordingS3 implements S3Client {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private String failing = "nothing";
    private String version = "v1";

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
      record("put " + body.optionalContentLength().orElseThrow() + " " + request.ssekmsKeyId());
      return PutObjectResponse.builder().versionId(version).build();
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(
        CreateMultipartUploadRequest request) {
      record("create " + request.ssekmsKeyId());
      return CreateMultipartUploadResponse.builder().uploadId("u").build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
      record("part " + request.partNumber() + " " + body.optionalContentLength().orElseThrow());
      return UploadPartResponse.builder().eTag("e" + request.partNumber()).build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
        CompleteMultipartUploadRequest request) {
      record("complete " + request.multipartUpload().parts().size());
      return CompleteMultipartUploadResponse.builder().versionId(version).build();
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
      record("abort");
      return AbortMultipartUploadResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private void record(String call) {
      calls.add(call);
      if (call.matches("(" + failing + ").*")) {
        throw S3Exception.builder().statusCode(500).message("broken").build();
      }
    }
  }
}
