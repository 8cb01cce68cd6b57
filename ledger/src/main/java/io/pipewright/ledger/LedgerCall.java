package io.pipewright.ledger;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * A call of DynamoDB or SQS. The SDK has already repeated what was throttled or not answered, with
 * backoff and jitter; here is repeated what it does not repeat: transactions that met another one,
 * and kept connections that the other side has closed. All calls made here may be made twice.
 */
public final class LedgerCall {
  private static final int ATTEMPTS = 8;
  private static final int CONNECTIONS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private LedgerCall() {}

  /**
   * Makes the call.
   *
   * @param what is done, as it reads after "cannot"
   * @throws LedgerException for whatever AWS refuses or does not answer
   */
  public static <T> T of(String what, Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (TransactionCanceledException
          | TransactionConflictException
          | TransactionInProgressException e) {
        if (attempt == ATTEMPTS) {
          throw new LedgerException("cannot " + what + ": " + reason(e), e);
        }
        pause(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
      } catch (UncheckedIOException e) {
        if (attempt >= CONNECTIONS) {
          throw new LedgerException("cannot " + what + ": " + e.getMessage(), e);
        }
      } catch (SdkException e) {
        throw new LedgerException("cannot " + what + ": " + reason(e), e);
      }
    }
  }

  private static String reason(SdkException e) {
    AwsErrorDetails details =
        e instanceof AwsServiceException refusal ? refusal.awsErrorDetails() : null;
    return details == null
        ? String.valueOf(e.getMessage())
        : details.errorCode() + ": " + details.errorMessage();
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted while waiting for the ledger", e);
    }
  }
}
