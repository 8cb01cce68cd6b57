package io.pipewright.webhook.work;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.ledger.LedgerException;
import io.pipewright.receive.failure.UnavailableException;

/**
 * Why work did not succeed, for people: a class name tells them nothing.
 *
 * @param outside whether it is the surroundings, and not a bug
 * @param reason in words
 */
public record Failure(boolean outside, String reason) {
  /** What became of work that threw {@code failure}. */
  public static Failure of(RuntimeException failure) {
    boolean outside =
        failure instanceof UnavailableException
            || failure instanceof LedgerException
            || failure instanceof BitbucketException;
    return new Failure(
        outside, outside ? String.valueOf(failure.getMessage()) : "an error in the factory");
  }
}
