package io.pipewright.localcloud.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a function every so often with the event of a scheduled EventBridge rule. A call begins the
 * given time after the one before has ended; a failure is logged, and the next call comes as usual.
 */
public final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final int ACCOUNT_PART = 4;
  private static final int REGION_PART = 3;

  private final String ruleArn;
  private final Duration every;
  private final Clock clock;
  private final LambdaFunction function;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "schedule");

  private Schedule(String ruleArn, Duration every, Clock clock, LambdaFunction function) {
    this.ruleArn = ruleArn;
    this.every = every;
    this.clock = clock;
    this.function = function;
  }

  /**
   * Starts; the first call comes after {@code every}, too.
   *
   * @param ruleArn of the rule, {@code arn:aws:events:REGION:ACCOUNT:rule/NAME}
   * @param clock the time in the events
   */
  public static Schedule start(
      String ruleArn, Duration every, Clock clock, LambdaFunction function) {
    Schedule schedule = new Schedule(ruleArn, every, clock, function);
    schedule.thread.setDaemon(true);
    schedule.thread.start();
    return schedule;
  }

  /** The event that a rule sends at that time. */
  public static String event(String ruleArn, Instant time) {
    String[] arn = ruleArn.split(":", -1);
    if (arn.length <= ACCOUNT_PART) {
      throw new IllegalArgumentException("not the ARN of a rule: " + ruleArn);
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", arn[ACCOUNT_PART]);
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", arn[REGION_PART]);
    event.putArray("resources").add(ruleArn);
    event.putObject("detail");
    return event.toString();
  }

  private void run() {
    try {
      while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        call();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call() throws InterruptedException {
    try {
      function.invoke(event(ruleArn, clock.instant()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // Whatever a function throws must not end the schedule.
      LOG.warn("the scheduled function failed: {}", e.toString());
    }
  }

  /** Calls no more, and waits for the call that is running. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
