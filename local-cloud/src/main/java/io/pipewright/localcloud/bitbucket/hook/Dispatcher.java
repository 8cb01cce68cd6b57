package io.pipewright.localcloud.bitbucket.hook;

import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryAnswer;
import io.pipewright.localcloud.bitbucket.DeliveryRecord;
import io.pipewright.localcloud.bitbucket.Disturbance;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.HookScope;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Delivers what happens to the webhooks that match, in the background, one after the other. */
public final class Dispatcher implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Hooks hooks;
  private final Dialect dialect;
  private final RequestIds ids;
  private final Sender sender = new Sender();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bitbucket-webhooks");
            thread.setDaemon(true);
            return thread;
          });
  private final List<DeliveryRecord> log = new ArrayList<>();
  private final List<Pending> held = new ArrayList<>();
  private Disturbance disturbance = Disturbance.NONE;
  private int waiting;

  /** What is to be sent, and how. */
  private record Pending(Message message, Hook hook, String requestId, boolean gzip) {}

  /** Delivers to these webhooks. */
  public Dispatcher(Hooks hooks, Dialect dialect, RequestIds ids) {
    this.hooks = hooks;
    this.dialect = dialect;
    this.ids = ids;
  }

  /** Tells all webhooks that match. */
  public synchronized void happened(Happening happening) {
    for (Message message : dialect.messages(happening)) {
      for (Hook hook : hooks.matching(happening.repository(), message.event())) {
        enqueue(new Pending(message, hook, ids.next(), disturbance.gzip()));
      }
    }
  }

  /** Makes the deliveries that tell of a happening, for a webhook that is not registered. */
  public List<Delivery> unsent(Happening happening, String secret) {
    HookScope scope = HookScope.of(happening.repository());
    URI nowhere = URI.create("http://127.0.0.1/");
    Hook nobody = new Hook(0, scope, "", nowhere, Set.of(), true, Optional.of(secret));
    return dialect.messages(happening).stream()
        .map(message -> dialect.delivery(message, nobody, ids.next(), 1))
        .toList();
  }

  /** From now on deliveries are disturbed in this way; what is held back is sent first. */
  public synchronized void disturb(Disturbance how) {
    release();
    disturbance = how;
  }

  /** Sends what is held back to be reordered, the last first. */
  public synchronized void release() {
    List<Pending> reversed = new ArrayList<>(held);
    Collections.reverse(reversed);
    held.clear();
    reversed.forEach(this::submit);
  }

  /** What became of the deliveries, the oldest first. */
  public synchronized List<DeliveryRecord> log() {
    return List.copyOf(log);
  }

  /**
   * Waits until nothing is being sent or waits to be; what is held back stays.
   *
   * @return whether that was so in time
   */
  public synchronized boolean settle(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      while (waiting > 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private void enqueue(Pending pending) {
    if (disturbance.copies() == 0) {
      log.add(entry(pending, 1, DeliveryRecord.Outcome.LOST, 0));
    }
    for (int copy = 0; copy < disturbance.copies(); copy++) {
      if (disturbance.held() == 1) {
        submit(pending);
      } else {
        held.add(pending);
        if (held.size() >= disturbance.held()) {
          release();
        }
      }
    }
  }

  private void submit(Pending pending) {
    int before = waiting++;
    var unused =
        worker.schedule(
            () -> deliver(pending, before), disturbance.delay().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void deliver(Pending pending, int before) {
    try {
      Optional<DeliveryRecord.Outcome> withheld =
          dialect.withheld(pending.message(), pending.hook(), before);
      if (withheld.isPresent()) {
        add(entry(pending, 1, withheld.get(), 0));
        return;
      }
      int attempt = 1;
      while (dialect.again(pending.hook(), attempt, attempt(pending, attempt))) {
        attempt++;
      }
    } finally {
      synchronized (this) {
        waiting--;
        notifyAll();
      }
    }
  }

  private int attempt(Pending pending, int attempt) {
    int status =
        status(
            pending,
            dialect.delivery(pending.message(), pending.hook(), pending.requestId(), attempt));
    add(
        entry(
            pending,
            attempt,
            status / 100 == 2 ? DeliveryRecord.Outcome.DELIVERED : DeliveryRecord.Outcome.FAILED,
            status));
    return status;
  }

  private synchronized void add(DeliveryRecord record) {
    log.add(record);
  }

  private int status(Pending pending, Delivery delivery) {
    try {
      DeliveryAnswer answer =
          pending.gzip()
              ? sender.sendCompressed(delivery, pending.hook().url(), TIMEOUT)
              : sender.send(delivery, pending.hook().url(), TIMEOUT);
      return answer.status();
    } catch (UncheckedIOException | IllegalStateException noAnswer) {
      return 0;
    }
  }

  private static DeliveryRecord entry(
      Pending pending, int attempt, DeliveryRecord.Outcome outcome, int status) {
    Hook hook = pending.hook();
    return new DeliveryRecord(
        hook.id(),
        pending.message().event(),
        pending.requestId(),
        hook.url(),
        attempt,
        outcome,
        status);
  }
}
