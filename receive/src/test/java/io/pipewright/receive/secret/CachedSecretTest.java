package io.pipewright.receive.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.receive.failure.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class CachedSecretTest {
  private final OneSecret aws = new OneSecret();
  private final SettableClock clock = new SettableClock();
  private final CachedSecret secret =
      new CachedSecret(aws, "pipewright/webhook", Duration.ofMinutes(5), clock);

  @Test
  void readsOnceWithinTheTime() {
    aws.value = "first";
    assertThat(secret.value()).contains("first");
    aws.value = "second";
    clock.now = clock.now.plus(Duration.ofMinutes(4));

    assertThat(secret.value()).contains("first");
    assertThat(aws.calls).isEqualTo(1);
  }

  @Test
  void takesUpRotatedSecretAfterTheTime() {
    aws.value = "first";
    secret.value();
    aws.value = "second";
    clock.now = clock.now.plus(Duration.ofMinutes(5));

    assertThat(secret.value()).contains("second");
  }

  @Test
  void missingAndEmptySecretsAreNone() {
    aws.value = "";
    assertThat(secret.value()).isEmpty();
    clock.now = clock.now.plus(Duration.ofHours(1));
    aws.failure = ResourceNotFoundException.builder().message("gone").build();

    assertThat(secret.value()).isEmpty();
  }

  @Test
  void unreadableSecretIsNotReplacedByTheLastOne() {
    aws.value = "first";
    secret.value();
    clock.now = clock.now.plus(Duration.ofHours(1));
    aws.failure = SdkClientException.create("no route");

    assertThatThrownBy(secret::value)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("pipewright/webhook")
        .hasMessageNotContaining("first");
  }

  private static final class OneSecret implements SecretsManagerClient {
    private String value = "";
    private RuntimeException failure;
    private int calls;

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      calls++;
      assertThat(request.secretId()).isEqualTo("pipewright/webhook");
      if (failure != null) {
        throw failure;
      }
      return GetSecretValueResponse.builder().secretString(value).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
