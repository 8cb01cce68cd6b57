package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final List<Duration> waits = new ArrayList<>();
  private final Retry retry = Retry.standard(new Random(7), waits::add);

  @Test
  void waitsAsLongAsTheServerAsks() {
    assertThatThrownBy(() -> retry.call(fail(busy(7)))).isInstanceOf(BitbucketException.class);

    assertThat(waits)
        .hasSize(4)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(7)) >= 0)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(12)) < 0);
  }

  @Test
  void asksNotBeforeTheTimeThatTheServerNamedButGivesTheFailureBack() {
    assertThatThrownBy(() -> retry.call(fail(busy(86_400))))
        .isInstanceOfSatisfying(
            BitbucketException.class,
            failure -> assertThat(failure.retryAfter()).contains(Duration.ofDays(1)));

    assertThat(waits).isEmpty();
  }

  @Test
  void tellsEachAttemptHowMuchTimeIsLeft() {
    List<Duration> left = new ArrayList<>();

    assertThatThrownBy(
            () ->
                retry
                    .within(Duration.ofSeconds(30))
                    .call(
                        (Duration rest) -> {
                          left.add(rest);
                          throw busy(10);
                        }))
        .isInstanceOf(BitbucketException.class);

    assertThat(left).hasSizeBetween(2, 3).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @RepeatedTest(50)
  void neverWaitsLongerThanTheTotal(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Duration total = Duration.ofMillis(1 + random.nextInt(60_000));
    Retry some =
        new Retry(
            1 + random.nextInt(20),
            Duration.ofMillis(random.nextInt(2000)),
            Duration.ofSeconds(random.nextInt(30)),
            total,
            random,
            waits::add);

    assertThatThrownBy(() -> some.call(fail(busy(random.nextInt(20)))))
        .isInstanceOf(BitbucketException.class);

    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(total);
    assertThat(waits).hasSizeLessThan(some.attempts());
  }

  private static Function<Duration, Boolean> fail(BitbucketException failure) {
    return left -> {
      throw failure;
    };
  }

  private static BitbucketException busy(int seconds) {
    return BitbucketException.answered(429, "busy", Optional.of(Duration.ofSeconds(seconds)));
  }
}
