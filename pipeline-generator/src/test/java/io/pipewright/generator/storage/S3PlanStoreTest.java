package io.pipewright.generator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3PlanStoreTest {
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/payments";
  private static final StoredObject ANY = new StoredObject("sources", "any", "v1");
  private static final GenerationRequest REQUEST =
      new GenerationRequest(
          REPOSITORY, "main", new CommitHash("a".repeat(40)), ANY, ANY, ANY, 1, "delivery");
  private static final PipelinePlan PLAN =
      new PipelinePlan(
          "payments--ledger-api",
          "payments",
          "ledger-api",
          REPOSITORY,
          "111111111111",
          "eu-west-1",
          KEY,
          "role",
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  private final ScriptedHttp http = new ScriptedHttp();

  @Test
  void liesBesideTheArchiveUnderTheTeamsKeyWithItsCommit() {
    http.then(new byte[0], 0);

    store();

    assertThat(http.requests)
        .singleElement()
        .asString()
        .endsWith("sources.s3.eu-west-1.amazonaws.com/PAY/ledger-api/plan.json");
    assertThat(http.lastHeaders)
        .containsEntry("x-amz-server-side-encryption", List.of("aws:kms"))
        .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", List.of(KEY))
        .containsEntry("x-amz-meta-commit", List.of("a".repeat(40)))
        .containsEntry("x-amz-meta-repository", List.of("PAY/ledger-api"))
        .containsEntry("x-amz-meta-branch", List.of("main"));
  }

  @ParameterizedTest
  @CsvSource({"403,AccessDenied", "400,KMS.DisabledException", "404,NoSuchBucket"})
  void whatS3RefusesIsOfTheSurroundings(int status, String code) {
    http.thenError(status, code);

    assertThatThrownBy(this::store)
        .isInstanceOf(SurroundingsException.class)
        .hasMessage("cannot store the plan of payments--ledger-api: %s: no".formatted(code));
  }

  private void store() {
    try (S3Client s3 =
        S3Client.builder()
            .httpClient(http)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build()) {
      new S3PlanStore(s3, "sources").store(REQUEST, PLAN);
    }
  }
}
