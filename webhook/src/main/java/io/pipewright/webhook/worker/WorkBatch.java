package io.pipewright.webhook.worker;

import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages as the queue gives them out. Each that fails is put off by itself; the later ones of its
 * repository then count as failed, too, because the queue keeps the order within a repository.
 */
public final class WorkBatch {
  /** After so many trials the queue moves a message to the dead letters. */
  public static final int TRIALS = 5;

  private static final Duration AFTERWARDS = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(WorkBatch.class);

  private final Worker worker;
  private final Visibility visibility;
  private final Backoff backoff;

  /** Gives work to {@code worker}; {@code random} spreads the trials. */
  public WorkBatch(Worker worker, Visibility visibility, RandomGenerator random) {
    this.worker = worker;
    this.visibility = visibility;
    this.backoff = new Backoff(random);
  }

  /**
   * A message as the queue gives it out.
   *
   * @param id the queue's name of it
   * @param receiptHandle for what is done with it
   * @param group the repository
   * @param trials how often it was given out, this time included
   * @param body as {@link WorkMessageJson} writes it
   */
  public record Received(String id, String receiptHandle, String group, int trials, String body) {}

  /**
   * Does the work of each message.
   *
   * @return the ids of those that failed
   */
  public List<String> work(List<Received> messages, CheckoutBudget budget) {
    List<String> failed = new ArrayList<>();
    Set<String> blocked = new HashSet<>();
    for (Received message : messages) {
      if (blocked.contains(message.group()) || !done(message, budget)) {
        blocked.add(message.group());
        failed.add(message.id());
      }
    }
    return List.copyOf(failed);
  }

  private boolean done(Received received, CheckoutBudget budget) {
    // A worker that is killed says nothing: its message comes back soon after it would have ended.
    visibility.hide(received.receiptHandle(), budget.left().plus(AFTERWARDS));
    try {
      WorkMessage message = WorkMessageJson.read(received.body());
      Errand errand =
          new Errand(
              message.delivery(),
              message.attempt(),
              received.trials() >= TRIALS,
              budget,
              true,
              step -> log.info("delivery {}: {}", message.delivery(), step));
      worker.work(message, errand);
      return true;
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      // With its stack only if it is a bug; Bitbucket's 503 is none.
      log.error(
          "message {}, trial {}: {}",
          received.id(),
          received.trials(),
          failure.reason(),
          failure.outside() ? null : e);
      visibility.hide(received.receiptHandle(), backoff.after(received.trials()));
      return false;
    }
  }
}
