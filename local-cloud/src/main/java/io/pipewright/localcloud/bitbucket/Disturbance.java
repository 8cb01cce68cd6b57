package io.pipewright.localcloud.bitbucket;

import java.time.Duration;

/**
 * What a test does to deliveries.
 *
 * @param copies how often each is sent: 1 as usual, 0 never, 2 twice
 * @param delay how much later it is sent
 * @param held how many are held back and then sent last one first; 1 for none
 * @param gzip whether bodies are compressed after they were signed
 */
public record Disturbance(int copies, Duration delay, int held, boolean gzip) {
  public static final Disturbance NONE = new Disturbance(1, Duration.ZERO, 1, false);

  public Disturbance {
    if (copies < 0 || held < 1 || delay.isNegative()) {
      throw new IllegalArgumentException(
          "not a disturbance: " + copies + ", " + delay + ", " + held);
    }
  }

  /** Each delivery comes twice. */
  public static Disturbance duplicate() {
    return new Disturbance(2, Duration.ZERO, 1, false);
  }

  /** No delivery comes. */
  public static Disturbance lose() {
    return new Disturbance(0, Duration.ZERO, 1, false);
  }

  /** Each delivery comes later. */
  public static Disturbance delay(Duration delay) {
    return new Disturbance(1, delay, 1, false);
  }

  /** Of each {@code held} deliveries the last comes first. */
  public static Disturbance reorder(int held) {
    return new Disturbance(1, Duration.ZERO, held, false);
  }

  /** Bodies come compressed. */
  public static Disturbance compress() {
    return new Disturbance(1, Duration.ZERO, 1, true);
  }
}
