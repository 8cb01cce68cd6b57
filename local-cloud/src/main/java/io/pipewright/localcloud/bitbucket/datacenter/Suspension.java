package io.pipewright.localcloud.bitbucket.datacenter;

import io.pipewright.localcloud.bitbucket.Hook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook that failed five times in a row is not called for ten seconds; each failure after that
 * doubles the pause, to ten hours at most. That it doubles is a guess: only the ends are known.
 */
final class Suspension {
  private static final int ALLOWED = 5;
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(10);

  private final Clock clock;
  private final Map<Integer, Failures> byHook = new LinkedHashMap<>();

  /**
   * What went wrong without a success in between.
   *
   * @param until when the webhook is called again
   */
  private record Failures(int count, Instant until) {}

  Suspension(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean skips(Hook hook) {
    return Optional.ofNullable(byHook.get(hook.id()))
        .filter(failures -> clock.instant().isBefore(failures.until()))
        .isPresent();
  }

  synchronized void ended(Hook hook, boolean taken) {
    if (taken) {
      byHook.remove(hook.id());
      return;
    }
    int count = Optional.ofNullable(byHook.get(hook.id())).map(Failures::count).orElse(0) + 1;
    byHook.put(hook.id(), new Failures(count, clock.instant().plus(pause(count))));
  }

  private static Duration pause(int failures) {
    if (failures < ALLOWED) {
      return Duration.ZERO;
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(failures - ALLOWED, 20));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
