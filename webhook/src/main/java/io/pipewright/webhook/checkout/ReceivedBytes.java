package io.pipewright.webhook.checkout;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.Repository;

/**
 * Looks, while a commit comes in, at how much of it is on disk: what a failed fetch leaves is
 * deleted before anyone could ask. It never cancels.
 */
final class ReceivedBytes implements BooleanSupplier {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final File objects;
  private final Clock clock;
  private Instant next = Instant.MIN;
  private long most;

  ReceivedBytes(Repository into, Clock clock) {
    this.objects = new File(into.getDirectory(), "objects");
    this.clock = clock;
  }

  @Override
  public boolean getAsBoolean() {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      most = Math.max(most, size(objects) + size(new File(objects, "pack")));
      next = now.plus(INTERVAL);
    }
    return false;
  }

  /** The most bytes that there ever were. */
  long most() {
    return most;
  }

  private static long size(File directory) {
    long size = 0;
    File[] files = directory.listFiles(File::isFile);
    for (File file : files == null ? new File[0] : files) {
      size += file.length();
    }
    return size;
  }
}
