package io.pipewright.generator.progress;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.surroundings.Polling;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.LedgerException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as the generator needs it: may this commit go on, and how far it came. A ledger that
 * does not answer is asked again a few times; after that the generator stops, because an older
 * commit must never overwrite a newer one.
 */
public final class CommitProgress {
  private static final Logger LOG = LoggerFactory.getLogger(CommitProgress.class);
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Clock clock;
  private final Polling.Sleeper sleeper;

  /** Asks and tells {@code ledger}; {@code sleeper} waits before a repeated call. */
  public CommitProgress(Ledger ledger, Clock clock, Polling.Sleeper sleeper) {
    this.ledger = ledger;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** The right to change the pipeline's stack. */
  public RightOfWay toDeploy(GenerationRequest request) {
    return right(request, Ledger.Turn.DEPLOY, "deployed");
  }

  /** The right to start the pipeline. */
  public RightOfWay toStart(GenerationRequest request) {
    return right(request, Ledger.Turn.START, "started");
  }

  private RightOfWay right(GenerationRequest request, Ledger.Turn turn, String what) {
    return () -> {
      if (!patiently(
          () -> ledger.take(request.repository(), request.branch(), turn, request.sequence()))) {
        throw new SupersededException(
            "a newer commit of %s came first; this one is not %s"
                .formatted(request.branch(), what));
      }
    };
  }

  /**
   * CloudFormation has the pipeline of this commit.
   *
   * @throws SurroundingsException if that cannot be written down
   */
  public void deployed(GenerationRequest request) {
    reached(request, record -> record.at(CommitStep.DEPLOYED, ""));
  }

  /**
   * The pipeline runs this commit.
   *
   * @throws SurroundingsException if that cannot be written down
   */
  public void started(GenerationRequest request, String execution) {
    reached(request, record -> record.at(CommitStep.STARTED, "").runBy(execution));
  }

  /**
   * It ended otherwise. People were told on the commit: a ledger that does not take it is logged
   * and changes nothing.
   *
   * @param reason in words
   */
  public void ended(GenerationRequest request, CommitStep step, String reason) {
    try {
      reached(request, record -> record.at(step, reason));
    } catch (SurroundingsException e) {
      LOG.error("the ledger does not know that the commit is {}: {}", step, e.text());
    }
  }

  private void reached(GenerationRequest request, UnaryOperator<CommitRecord> change) {
    CommitRecord record = change.apply(launched(request));
    if (!patiently(() -> ledger.reached(record, clock.instant()))) {
      LOG.info(
          "the ledger keeps what it has of {}: it is {} already, or was claimed anew",
          record.commit().abbreviated(),
          record.step());
    }
  }

  /** What the request says of the commit; the ledger keeps whatever else it knows. */
  private static CommitRecord launched(GenerationRequest request) {
    return new CommitRecord(
        request.repository(),
        request.branch(),
        request.commit(),
        request.sequence(),
        CommitStep.LAUNCHED,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "");
  }

  private <T> T patiently(Supplier<T> call) {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (LedgerException e) {
        if (attempt == ATTEMPTS) {
          throw new SurroundingsException(e.text(), e);
        }
        LOG.warn("{}; asking again in {} s", e.text(), pause.toSeconds());
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private void sleep(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurroundingsException("interrupted while waiting for the ledger", e);
    }
  }
}
