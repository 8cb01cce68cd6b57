package io.pipewright.cli.demo;

/** Waits between two looks at something. */
interface Pause {
  /** Waits once. */
  void once();

  /** A pause of a fixed length; an interrupt ends the watching. */
  static Pause ofMillis(long millis) {
    return () -> {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting", e);
      }
    };
  }
}
