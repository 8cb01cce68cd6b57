package com.example.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The balances of all accounts. Safe for use by several threads. */
public final class Ledger {
  private final Map<String, Transaction> booked = new HashMap<>();
  private final SortedMap<String, Long> balances = new TreeMap<>();

  /**
   * Books a transaction once; the same booking again changes nothing.
   *
   * @return whether it was new
   * @throws IllegalArgumentException if the reference stands for another transaction already
   */
  public synchronized boolean book(Transaction transaction) {
    Transaction earlier = booked.get(transaction.reference());
    if (earlier != null) {
      if (!earlier.equals(transaction)) {
        throw new IllegalArgumentException("reference '" + transaction.reference() + "' is taken by another transaction");
      }
      return false;
    }
    Map<String, Long> after = new HashMap<>();
    for (Posting posting : transaction.postings()) {
      long before = after.getOrDefault(posting.account(), balance(posting.account()));
      after.put(posting.account(), Math.addExact(before, posting.cents()));
    }
    booked.put(transaction.reference(), transaction);
    balances.putAll(after);
    return true;
  }

  /** Returns the balance of an account in cents, 0 if nothing was ever posted to it. */
  public synchronized long balance(String account) {
    return balances.getOrDefault(account, 0L);
  }

  /** Returns all balances in cents, by account code; their sum is always 0. */
  public synchronized SortedMap<String, Long> trialBalance() {
    return new TreeMap<>(balances);
  }
}
