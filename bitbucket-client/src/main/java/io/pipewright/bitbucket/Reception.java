package io.pipewright.bitbucket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/**
 * What one attempt of a git operation receives, against its limits. JGit wraps and rewords the
 * exceptions of its streams, so the reason why it was stopped is kept here.
 */
final class Reception extends EmptyProgressMonitor {
  private final String what;
  private final FetchLimits limits;
  private final Duration left;
  private final long start = System.nanoTime();
  private long received;
  private boolean broken;
  private Optional<BitbucketException> stopped = Optional.empty();

  /**
   * Starts to count.
   *
   * @param what for the message: "fetch …"
   * @param left how much of the limits' time is left
   */
  Reception(String what, FetchLimits limits, Duration left) {
    this.what = what;
    this.limits = limits;
    this.left = left;
  }

  /** Why the attempt was stopped from here. */
  Optional<BitbucketException> stopped() {
    return stopped;
  }

  /** Whether the connection broke while an answer was read. */
  boolean broken() {
    return broken;
  }

  /** Time until the attempt ends, more than none. */
  Duration left() {
    Duration rest = left.minusNanos(System.nanoTime() - start);
    return rest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : rest;
  }

  @Override
  public boolean isCancelled() {
    if (stopped.isEmpty() && limits.cancelled().getAsBoolean()) {
      stopped = Optional.of(new BitbucketException("stopped, as told: " + what, false));
    } else if (stopped.isEmpty() && System.nanoTime() - start > left.toNanos()) {
      stopped =
          Optional.of(
              new BitbucketException(
                  "cannot %s: not done within %d s".formatted(what, limits.time().toSeconds()),
                  true));
    }
    return stopped.isPresent();
  }

  /** An answer's body that stops at the limits. */
  InputStream watch(InputStream body) {
    return new Watched(body);
  }

  private void count(long bytes) throws IOException {
    received += Math.max(0, bytes);
    if (stopped.isEmpty() && received > limits.bytes()) {
      stopped =
          Optional.of(
              new TooLargeException(
                  "cannot %s: more than %d bytes".formatted(what, limits.bytes())));
    }
    if (isCancelled()) {
      throw new IOException("stopped");
    }
  }

  private final class Watched extends FilterInputStream {
    Watched(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      try {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      } catch (IOException failure) {
        broken = true;
        throw failure;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = super.read(buffer, offset, length);
        count(count);
        return count;
      } catch (IOException failure) {
        broken = true;
        throw failure;
      }
    }
  }
}
