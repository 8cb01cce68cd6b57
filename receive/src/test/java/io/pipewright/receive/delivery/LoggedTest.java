package io.pipewright.receive.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.Payload;
import io.pipewright.receive.Requests;
import io.pipewright.receive.failure.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the log, and what is not: secrets, signatures, bodies. */
class LoggedTest {
  private static final String INSIDE = "ada@example.com";

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ReceiverFixture fixture = new ReceiverFixture();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setErr(before);
  }

  @Test
  void everyKindOfAnswerIsLoggedWithoutSecretsAndBodies() {
    byte[] broken = ("{\"a\": \"" + INSIDE + "\"").getBytes(StandardCharsets.UTF_8);
    byte[] wrong =
        Payload.of(
            Payload.MERGED,
            root -> root.withObject("/pullRequest/toRef/repository").put("slug", INSIDE + "\n!"));
    fixture.receive(Requests.merged());
    fixture.receive(Requests.merged().signedWith("guess"));
    fixture.receive(Requests.merged().header("x-hub-signature", SignedDeliveries.SECRET));
    fixture.receive(Requests.merged().header("X-Request-Id", "forged\nline " + INSIDE));
    fixture.receive(Requests.merged().header("x-event-key", "forged\nline " + INSIDE));
    fixture.receive(Requests.merged().path("/" + INSIDE));
    fixture.receive(Requests.of("pr:merged", broken));
    fixture.receive(Requests.of("pr:merged", wrong));
    fixture.queue().fail(true);
    fixture.receive(Requests.merged().header("X-Request-Id", "d-3"));
    fixture.secrets(
        scope -> {
          throw new UnavailableException("Secrets Manager is away");
        });
    fixture.receive(Requests.merged());

    assertThat(logged())
        .contains("queued", "matches no current secret", "d-3", "is away", "the body is not JSON")
        .doesNotContain(INSIDE)
        .doesNotContain(SignedDeliveries.SECRET)
        .doesNotContain(SignedDeliveries.signature(Payload.of(Payload.MERGED)).substring(7))
        .doesNotContain("\nline");
  }

  /** So that the test above sees what it looks for. */
  @Test
  void logIsCaptured() {
    org.slf4j.LoggerFactory.getLogger(LoggedTest.class).warn(INSIDE);

    assertThat(logged()).contains(INSIDE);
  }

  private String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }
}
