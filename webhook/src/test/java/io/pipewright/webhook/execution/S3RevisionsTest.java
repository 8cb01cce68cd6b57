package io.pipewright.webhook.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import io.pipewright.webhook.merge.TestOrganisation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3RevisionsTest {
  private static final Map<String, String> METADATA =
      Map.of("commit", "c".repeat(40), "repository", "LEDGER/ledger-api", "branch", "main");

  private final OneObject s3 = new OneObject();
  private final S3Revisions revisions = new S3Revisions(s3, "sources");

  @Test
  void readsTheCommitOfThatVersion() {
    assertThat(revisions.find(new StoredObject("sources", "k", "v7")))
        .contains(new Place(TestOrganisation.LEDGER, "main", new CommitHash("c".repeat(40))));
  }

  @Test
  void otherBucketsAreNotBelieved() {
    assertThat(revisions.find(new StoredObject("elsewhere", "k", "v7"))).isEmpty();
    assertThat(s3.calls).isZero();
  }

  @Test
  void objectWithoutTheMetadataIsNone() {
    s3.metadata = Map.of("commit", "short", "repository", "LEDGER/ledger-api");
    assertThat(revisions.find(new StoredObject("sources", "k", "v7"))).isEmpty();

    s3.metadata = Map.of();
    assertThat(revisions.find(new StoredObject("sources", "k", "v7"))).isEmpty();
  }

  @Test
  void deletedVersionIsNone() {
    assertThat(revisions.find(new StoredObject("sources", "k", "gone"))).isEmpty();
  }

  @Test
  void failingStoreIsTriedLater() {
    assertThatThrownBy(() -> revisions.find(new StoredObject("sources", "k", "broken")))
        .isInstanceOf(UnavailableException.class);
  }

  private static final class OneObject implements S3Client {
    private Map<String, String> metadata = METADATA;
    private int calls;

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
      calls++;
      if (!request.versionId().equals("v7")) {
        int status = request.versionId().equals("gone") ? 404 : 503;
        throw S3Exception.builder().statusCode(status).message("no").build();
      }
      return HeadObjectResponse.builder().metadata(metadata).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
