package io.pipewright.generator.surroundings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only while someone waits. */
public final class ManualTime extends Clock implements Polling.Sleeper {
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");

  /** Polls on this time. */
  public Polling polling() {
    return Polling.standard(this, this);
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration);
  }

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
