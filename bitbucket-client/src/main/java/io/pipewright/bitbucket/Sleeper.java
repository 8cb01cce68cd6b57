package io.pipewright.bitbucket;

import java.time.Duration;

/** Waits; a test's sleeper only notes how long it should have. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Waits.
   *
   * @throws InterruptedException if the thread is told to stop
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Blocks the calling thread. */
  static Sleeper ofThread() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
