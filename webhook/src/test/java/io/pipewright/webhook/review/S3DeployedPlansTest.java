package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.SourceBucket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class S3DeployedPlansTest {
  private static final String PLAN = "{\"name\":\"payments--ledger-api\",\"stages\":[]}";
  private static SourceBucket bucket;

  @BeforeAll
  static void open() {
    bucket = SourceBucket.open();
  }

  @AfterAll
  static void close() {
    bucket.close();
  }

  @Test
  void nothingStoredIsNothingDeployed() {
    assertThat(find("PAY/none")).isEqualTo(new Deployed.None());
  }

  @Test
  void theNewestPlanCountsAndSaysOfWhichCommitItIs() {
    store("PAY/a", "{\"name\":\"old\",\"stages\":[]}", Map.of("commit", "a".repeat(40)));
    store("PAY/a", PLAN, Map.of("commit", "b".repeat(40)));

    assertThat(find("PAY/a"))
        .isInstanceOfSatisfying(
            Deployed.Known.class,
            known -> {
              assertThat(known.commit()).isEqualTo("b".repeat(12));
              assertThat(known.plan()).hasToString(PLAN);
            });
  }

  @Test
  void aPlanWithoutItsCommitIsOneAllTheSame() {
    store("PAY/b", PLAN, Map.of());

    assertThat(find("PAY/b"))
        .isInstanceOfSatisfying(
            Deployed.Known.class, known -> assertThat(known.commit()).isEqualTo("unknown"));
  }

  @Test
  void whatIsNoPlanIsNotTakenForNothing() {
    store("PAY/c", "{}", Map.of());

    assertThat(find("PAY/c")).isInstanceOf(Deployed.Unknown.class);
  }

  @Test
  void aStoreThatRefusesIsNotTakenForNothing() {
    assertThat(
            new S3DeployedPlans(bucket.client(), "another-bucket").find(ReviewFixture.REPOSITORY))
        .isEqualTo(new Deployed.Unknown("the factory's store did not answer"));
  }

  private static Deployed find(String repository) {
    return new S3DeployedPlans(bucket.client(), SourceBucket.NAME)
        .find(RepositoryId.parse(repository));
  }

  private static void store(String repository, String json, Map<String, String> metadata) {
    bucket
        .client()
        .putObject(
            request ->
                request.bucket(SourceBucket.NAME).key(repository + "/plan.json").metadata(metadata),
            RequestBody.fromString(json));
  }
}
