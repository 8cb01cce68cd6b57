package io.pipewright.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.BitbucketServer;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.webhook.archive.SourceBucket;
import io.pipewright.webhook.delivery.SignedDeliveries;
import io.pipewright.webhook.http.LocalHttpServer;
import io.pipewright.webhook.merge.TestOrganisation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/**
 * From a signed delivery over HTTP to the task: git, S3 and Bitbucket's REST are spoken for real.
 */
class WebhookApplicationTest {
  private static final String TOKEN = "a-token-for-tests";
  private static final RepositoryName LEDGER = new RepositoryName("LEDGER", "ledger-api");
  private static SourceBucket bucket;

  @TempDir private Path directory;
  @TempDir private Path temporary;
  private final RecordingEcs ecs = new RecordingEcs();
  private BitbucketServer bitbucket;
  private LocalHttpServer webhook;
  private MergedPullRequest merged;

  @BeforeAll
  static void open() {
    bucket = SourceBucket.open();
  }

  @AfterAll
  static void closeBucket() {
    bucket.close();
  }

  @BeforeEach
  void start() throws IOException {
    bitbucket = bitbucket("bitbucket");
    webhook = LocalHttpServer.start(application().receiver(), 0);
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(files.resolve("README.md"), "# Ledger");
    Files.writeString(files.resolve("pipeline.yaml"), "version: 1\n");
    merged = bitbucket.importDirectory(LEDGER, files, "feat: pipeline of " + directory);
  }

  @AfterEach
  void stop() {
    webhook.close();
    bitbucket.close();
  }

  @Test
  void signedDeliveryBecomesArchiveTaskAndStatus() throws IOException {
    assertThat(deliver(merged)).isEqualTo(202);

    GenerationRequest request = ecs.requests().get(0);
    assertThat(request.commit()).hasToString(merged.mergeCommit());
    assertThat(text(request.manifest())).isEqualTo("version: 1\n");
    assertThat(text(request.files())).contains(" README.md\n", " pipeline.yaml\n");
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bucket.read(request.source())))
            .get()) {
      assertThat(zip.getEntry("README.md")).isNotNull();
    }
    assertThat(bitbucket.statuses(LEDGER, merged.mergeCommit()))
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.key()).isEqualTo("pipewright-generate");
              assertThat(status.state()).isEqualTo("INPROGRESS");
            });
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void sameDeliveryTwiceIsOneArchiveAndOneToken() {
    Delivery delivery = bitbucket.delivery(merged, SignedDeliveries.SECRET);
    bitbucket.send(delivery, webhook.url());
    bitbucket.send(delivery, webhook.url());

    assertThat(ecs.requests()).hasSize(2);
    assertThat(ecs.requests().get(1)).isEqualTo(ecs.requests().get(0));
    assertThat(ecs.tokens()).hasSize(1);
  }

  @Test
  void secondMergeIsNewVersion() {
    deliver(merged);
    deliver(bitbucket.merge(LEDGER, new Change("feature/x", "feat: x", Map.of("x.txt", "x"))));

    assertThat(ecs.requests()).hasSize(2);
    assertThat(text(ecs.requests().get(1).files())).contains("x.txt");
    assertThat(text(ecs.requests().get(0).files())).doesNotContain("x.txt");
  }

  @Test
  void forgedDeliveryTouchesNothing() {
    int before = bucket.versions();

    assertThat(bitbucket.deliver(merged, webhook.url(), "a guess").status()).isEqualTo(401);

    assertThat(ecs.requests()).isEmpty();
    assertThat(bitbucket.accessLog()).isEmpty();
    assertThat(bucket.versions()).isEqualTo(before);
  }

  @Test
  void urlsOfThePayloadAreNeverCalled() {
    try (BitbucketServer evil = bitbucket("evil")) {
      evil.createRepository(LEDGER);
      String body =
          bitbucket
              .delivery(merged, SignedDeliveries.SECRET)
              .body()
              .replace(bitbucket.url().toString(), evil.url().toString());
      assertThat(body).contains(evil.url().toString());

      assertThat(bitbucket.send(signed(body), webhook.url()).status()).isEqualTo(202);

      assertThat(ecs.requests()).hasSize(1);
      assertThat(evil.accessLog()).isEmpty();
      assertThat(bitbucket.accessLog()).isNotEmpty();
    }
  }

  @Test
  void commitThatBitbucketDoesNotHaveIsUnavailable() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root =
        (ObjectNode) mapper.readTree(bitbucket.delivery(merged, SignedDeliveries.SECRET).body());
    root.withObject("/pullRequest/properties/mergeCommit").put("id", "d".repeat(40));

    assertThat(bitbucket.send(signed(root.toString()), webhook.url()).status()).isEqualTo(503);
    assertThat(ecs.requests()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  private BitbucketServer bitbucket(String name) {
    return BitbucketServer.start(
        directory.resolve(name),
        new BitbucketAccounts(TOKEN, "ada", "password"),
        Clock.systemUTC(),
        0);
  }

  private WebhookApplication application() {
    Map<String, String> secrets =
        Map.of("pipewright/webhook", SignedDeliveries.SECRET, "pipewright/token", TOKEN);
    AwsClients aws =
        new AwsClients(
            bucket.client(),
            ecs,
            new FixedSecrets(secrets),
            CodePipelineClient.builder().region(Region.EU_WEST_1).build(),
            CodeBuildClient.builder().region(Region.EU_WEST_1).build(),
            CloudWatchLogsClient.builder().region(Region.EU_WEST_1).build());
    return new WebhookApplication(
        TestOrganisation.at(bitbucket.url()), aws, Clock.systemUTC(), new Random(1), temporary);
  }

  private int deliver(MergedPullRequest pullRequest) {
    return bitbucket.deliver(pullRequest, webhook.url(), SignedDeliveries.SECRET).status();
  }

  private String text(StoredObject object) {
    return new String(bucket.read(object), StandardCharsets.UTF_8);
  }

  private static Delivery signed(String body) {
    return new Delivery(
        Map.of(
            "X-Event-Key",
            "pr:merged",
            "X-Request-Id",
            "d-1",
            "X-Hub-Signature",
            SignedDeliveries.signature(body.getBytes(StandardCharsets.UTF_8))),
        body);
  }
}
