package io.pipewright.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.identity.Caller;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

class LocalCloudTest {
  @TempDir private Path directory;

  @Test
  void theEnvironmentLeadsToItAndClosingClosesTheLastFirst() {
    List<String> closed = new ArrayList<>();
    try (LocalCloud cloud = new LocalCloud(settings("111111111111", "eu-west-1"))) {
      cloud.closeLater(() -> closed.add("first"));
      cloud.closeLater(() -> closed.add("last"));
      cloud.start();
      Map<String, String> environment = cloud.environment();
      assertThat(environment)
          .containsOnlyKeys(
              "AWS_ENDPOINT_URL",
              "AWS_ENDPOINT_URL_S3",
              "AWS_ENDPOINT_URL_SQS",
              "AWS_ENDPOINT_URL_DYNAMODB",
              "AWS_REGION");
      assertThat(environment)
          .containsEntry("AWS_ENDPOINT_URL_SQS", cloud.queues().uri().toString())
          .containsEntry("AWS_ENDPOINT_URL_DYNAMODB", cloud.tables().uri().toString());
      Caller team = new Caller("111111111111", "arn:aws:iam::111111111111:role/x", Map.of());
      try (StsClient sts =
              Clients.client(
                  StsClient.builder(),
                  URI.create(environment.get("AWS_ENDPOINT_URL")),
                  cloud.createCredentials(team));
          S3Client s3 =
              Clients.client(
                  S3Client.builder(),
                  URI.create(environment.get("AWS_ENDPOINT_URL_S3")),
                  cloud.rootCredentials())) {
        assertThat(sts.getCallerIdentity().arn()).isEqualTo(team.arn());
        assertThat(s3.listBuckets().buckets()).isEmpty();
      }
    }
    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  void anAccountAndARegionHaveTheirForm() {
    assertThatThrownBy(() -> settings("1", "eu-west-1")).hasMessageContaining("twelve digits");
    assertThatThrownBy(() -> settings("111111111111", "here")).hasMessageContaining("eu-west-1");
  }

  private LocalCloudSettings settings(String account, String region) {
    return new LocalCloudSettings(account, region, directory, Clock.systemUTC());
  }
}
