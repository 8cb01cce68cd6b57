package com.example.ledger;

/**
 * One leg of a transaction.
 *
 * @param account account code, such as {@code cash}
 * @param cents amount in cents; positive debits the account, negative credits it
 */
public record Posting(String account, long cents) {
  public Posting {
    if (!account.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("account '" + account + "' is not a lower-case code of up to 40 characters");
    }
    if (cents == 0) {
      throw new IllegalArgumentException("a posting to '" + account + "' must move an amount");
    }
  }
}
