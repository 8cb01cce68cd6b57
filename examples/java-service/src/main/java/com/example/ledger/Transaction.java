package com.example.ledger;

import java.util.List;

/**
 * A booking whose postings add up to zero: what one account gains, another one gives.
 *
 * @param reference the booking's own identifier, unique in the ledger
 * @param postings at least two
 */
public record Transaction(String reference, List<Posting> postings) {
  public Transaction {
    postings = List.copyOf(postings);
    if (reference.isBlank()) {
      throw new IllegalArgumentException("a transaction needs a reference");
    }
    if (postings.size() < 2) {
      throw new IllegalArgumentException("a transaction needs at least two postings");
    }
    long sum = postings.stream().mapToLong(Posting::cents).reduce(0, Math::addExact);
    if (sum != 0) {
      throw new IllegalArgumentException("postings must add up to 0 but add up to " + sum);
    }
  }
}
