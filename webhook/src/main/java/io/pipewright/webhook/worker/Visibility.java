package io.pipewright.webhook.worker;

import java.time.Duration;

/** Puts off a message that failed. */
@FunctionalInterface
public interface Visibility {
  /** Hides a message from now on for a time; afterwards the queue gives it out again. */
  void hide(String receiptHandle, Duration time);
}
