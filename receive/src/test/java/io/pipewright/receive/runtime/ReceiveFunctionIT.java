package io.pipewright.receive.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import io.pipewright.receive.delivery.SignedDeliveries;
import io.pipewright.receive.lambda.BitbucketHandler;
import io.pipewright.receive.lambda.GatewayEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The deployed jar, alone, in Lambda's runtime client. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime client has a native part for Linux")
class ReceiveFunctionIT {
  private static final Path JAR = Path.of("target", "receive-function.jar");
  private static final int MOST_BYTES = 15_000_000;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path directory;
  @TempDir private Path cloudDirectory;
  private LocalCloud cloud;
  private FakeAws aws;
  private RuntimeApi api;
  private RuntimeProcess function;

  @BeforeEach
  void start() throws IOException {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111122223333", "eu-west-1", cloudDirectory, Clock.systemUTC()));
    cloud.start();
    cloud.secrets().create("pipewright/webhook", SignedDeliveries.SECRET, Map.of());
    aws = new FakeAws("not the one that the local cloud has");
    api = new RuntimeApi();
    Map<String, String> environment = new HashMap<>(cloud.environment());
    environment.put("AWS_ACCESS_KEY_ID", cloud.rootCredentials().accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", cloud.rootCredentials().secretAccessKey());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", aws.url());
    environment.put("AWS_ENDPOINT_URL_SQS", aws.url());
    environment.put("PIPEWRIGHT_BITBUCKET_KIND", "datacenter");
    environment.put("PIPEWRIGHT_WEBHOOK_SECRET", "pipewright/webhook");
    environment.put("PIPEWRIGHT_LEDGER", "pipewright-ledger");
    environment.put("PIPEWRIGHT_QUEUE_URL", aws.url() + "/111122223333/deliveries.fifo");
    function =
        RuntimeProcess.start(directory, JAR, BitbucketHandler.class.getName(), api, environment);
  }

  @AfterEach
  void stop() {
    function.close();
    api.close();
    aws.close();
    cloud.close();
  }

  @Test
  void signedDeliveryIsTakenAndForgedIsNot() throws Exception {
    assertThat(status(event -> {})).isEqualTo(202);
    assertThat(aws.calls())
        .containsExactly(
            "DynamoDB_20120810.PutItem", "AmazonSQS.SendMessage", "DynamoDB_20120810.UpdateItem");
    assertThat(
            status(
                event ->
                    event
                        .withObject("/headers")
                        .put("x-hub-signature", "sha256=" + "0".repeat(64))))
        .isEqualTo(401);
    assertThat(aws.calls()).hasSize(3);
    assertThat(function.output())
        .contains("queued")
        .contains("matches no current secret")
        .doesNotContain(SignedDeliveries.SECRET)
        .doesNotContain("ada@example.com");
  }

  @Test
  void jarIsSmallAndHoldsNothingOfTheOtherModules() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()))
          .noneMatch(name -> name.startsWith("org/yaml/"))
          .noneMatch(name -> name.startsWith("com/networknt/"))
          .noneMatch(name -> name.startsWith("org/eclipse/jgit/"))
          .noneMatch(name -> name.startsWith("software/amazon/awssdk/services/s3/"))
          .noneMatch(name -> name.startsWith("io/pipewright/webhook/"))
          .contains("io/pipewright/receive/lambda/BitbucketHandler.class");
    }
  }

  private int status(Consumer<ObjectNode> change) throws Exception {
    byte[] response =
        api.invoke(GatewayEvent.merged(change)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode answer = new ObjectMapper().readTree(response);
    return answer.path("statusCode").asInt();
  }
}
