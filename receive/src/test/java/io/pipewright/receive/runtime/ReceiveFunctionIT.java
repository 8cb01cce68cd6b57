package io.pipewright.receive.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.localcloud.lambda.LambdaProcess;
import io.pipewright.receive.delivery.SignedDeliveries;
import io.pipewright.receive.lambda.BitbucketHandler;
import io.pipewright.receive.lambda.GatewayEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The deployed jar. */
class ReceiveFunctionIT {
  private static final Path JAR = Path.of("target", "receive-function.jar");
  private static final int MOST_BYTES = 15_000_000;

  @TempDir private Path directory;

  /** Alone, in Lambda's runtime client, over a table, a queue and a secret of the local cloud. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the runtime client has a native part for Linux")
  void takesSignedDeliveryOnceAndForgedNever() throws Exception {
    try (FunctionFixture fixture = new FunctionFixture(directory);
        LambdaProcess function =
            fixture.function("receive", JAR, BitbucketHandler.class.getName())) {
      assertThat(answer(function, event -> {})).contains("202", "accepted");
      assertThat(answer(function, event -> {})).contains("202", "known");
      assertThat(
              answer(
                  function,
                  event ->
                      event
                          .withObject("/headers")
                          .put("x-hub-signature", "sha256=" + "0".repeat(64))))
          .contains("401");

      assertThat(fixture.deliveries())
          .singleElement()
          .satisfies(held -> assertThat(held.state()).isEqualTo(DeliveryState.QUEUED));
      assertThat(fixture.queued())
          .singleElement()
          .satisfies(message -> assertThat(message).contains("LEDGER/ledger-api", "d-1-"));
      assertThat(String.join("\n", fixture.logged()))
          .contains("queued", "matches no current secret")
          .doesNotContain(SignedDeliveries.SECRET)
          .doesNotContain("ada@example.com");
    }
  }

  @Test
  void isSmallAndHoldsNothingOfOtherPrograms() throws IOException {
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

  private static String answer(LambdaProcess function, Consumer<ObjectNode> change)
      throws Exception {
    String event = new String(GatewayEvent.merged(change), StandardCharsets.UTF_8);
    return new ObjectMapper().readTree(function.invoke(event)).toString();
  }
}
