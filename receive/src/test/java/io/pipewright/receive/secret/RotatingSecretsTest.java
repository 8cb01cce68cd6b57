package io.pipewright.receive.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.scope.UrlScope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RotatingSecretsTest {
  private static final UrlScope LEDGER = UrlScope.ofPath(UrlScope.ROOT + "/LEDGER").orElseThrow();

  private final SettableClock clock = new SettableClock();
  private final VersionedSecrets aws = new VersionedSecrets(clock);
  private final RotatingSecrets secrets = new RotatingSecrets(() -> aws, "hook", clock);

  @Test
  void readsOnceWithinTheTime() {
    aws.put("hook", "first");
    clock.pass(Duration.ofDays(2));
    assertThat(current(UrlScope.ORGANISATION)).containsExactly("first");
    aws.put("hook", "second");
    clock.pass(RotatingSecrets.LIFE.minusSeconds(1));

    assertThat(current(UrlScope.ORGANISATION)).containsExactly("first");
    assertThat(aws.calls()).isEqualTo(1);
  }

  @Test
  void bothAreValidForADayAfterTheChange() {
    aws.put("hook", "first");
    clock.pass(Duration.ofDays(2));
    aws.put("hook", "second");
    assertThat(current(UrlScope.ORGANISATION)).containsExactly("second", "first");
    clock.pass(RotatingSecrets.BOTH.minusSeconds(1));
    assertThat(current(UrlScope.ORGANISATION)).containsExactly("second", "first");
    // Not the five minutes that a reading usually lasts.
    clock.pass(Duration.ofSeconds(1));

    assertThat(current(UrlScope.ORGANISATION)).containsExactly("second");
  }

  @Test
  void onlyTheLastTwoAreValid() {
    aws.put("hook", "first");
    aws.put("hook", "second");
    aws.put("hook", "third");

    assertThat(current(UrlScope.ORGANISATION)).containsExactly("third", "second");
  }

  @Test
  void firstSecretHasNoneBefore() {
    aws.put("hook", "first");

    assertThat(current(UrlScope.ORGANISATION)).containsExactly("first");
  }

  @Test
  void oneScopeDoesNotStandInForAnother() {
    aws.put("hook", "organisation");
    assertThat(current(LEDGER)).isEmpty();
    aws.put("hook/LEDGER", "project");
    clock.pass(RotatingSecrets.MISS);

    assertThat(current(LEDGER)).containsExactly("project");
    assertThat(current(UrlScope.ORGANISATION)).containsExactly("organisation");
  }

  @Test
  void missIsRememberedBriefly() {
    assertThat(current(LEDGER)).isEmpty();
    aws.put("hook/LEDGER", "project");
    clock.pass(RotatingSecrets.MISS.minusSeconds(1));
    assertThat(current(LEDGER)).isEmpty();
    assertThat(aws.calls()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));

    assertThat(current(LEDGER)).containsExactly("project");
  }

  @Test
  void emptySecretIsNone() {
    aws.put("hook", "before");
    aws.put("hook", "");

    assertThat(current(UrlScope.ORGANISATION)).isEmpty();
  }

  @Test
  void unreadableSecretIsNotReplacedByTheLastOne() {
    aws.put("hook", "first");
    current(UrlScope.ORGANISATION);
    clock.pass(Duration.ofHours(1));
    aws.fail(SdkClientException.create("no route"));

    assertThatThrownBy(() -> secrets.current(UrlScope.ORGANISATION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("hook")
        .hasMessageNotContaining("first");
  }

  /** Anybody can ask for scopes that do not exist. */
  @Test
  void memoryIsBounded() {
    aws.put("hook", "first");
    for (int number = 0; number <= RotatingSecrets.MOST; number++) {
      secrets.current(UrlScope.ofPath(UrlScope.ROOT + "/P" + number).orElseThrow());
      current(UrlScope.ORGANISATION);
    }
    int calls = aws.calls();
    current(UrlScope.ORGANISATION);
    assertThat(aws.calls()).as("the one that is used is kept").isEqualTo(calls);
    secrets.current(UrlScope.ofPath(UrlScope.ROOT + "/P0").orElseThrow());

    assertThat(aws.calls()).as("the eldest is forgotten").isEqualTo(calls + 1);
  }

  private List<String> current(UrlScope scope) {
    return secrets.current(scope).stream()
        .map(secret -> new String(secret, StandardCharsets.UTF_8))
        .toList();
  }
}
