package io.pipewright.localcloud.bitbucket.hook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Names deliveries; two servers do not give the same, nor does one that was started again. */
public final class RequestIds {
  private final Clock clock;
  private final String server;
  private final AtomicInteger last = new AtomicInteger();

  /**
   * Names the deliveries of one server.
   *
   * @param server what tells it from others
   */
  public RequestIds(Clock clock, String server) {
    this.clock = clock;
    this.server = server;
  }

  /** Another UUID. */
  public String next() {
    String name = server + " " + clock.instant() + " " + last.incrementAndGet();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
