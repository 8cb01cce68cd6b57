package com.example.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void movesTheAmountFromOneAccountToAnother() {
    assertTrue(ledger.book(sale("r1", 250)));

    assertEquals(250, ledger.balance("cash"));
    assertEquals(-250, ledger.balance("revenue"));
    assertEquals(0, ledger.balance("never-used"));
  }

  @Test
  void addsUpToZeroAfterManyBookings() {
    for (int i = 1; i <= 50; i++) {
      ledger.book(sale("r" + i, i));
    }
    assertEquals(Map.of("cash", 1275L, "revenue", -1275L), ledger.trialBalance());
  }

  @Test
  void booksTheSameReferenceOnce() {
    ledger.book(sale("r1", 250));

    assertFalse(ledger.book(sale("r1", 250)));
    assertEquals(250, ledger.balance("cash"));
    assertThrows(IllegalArgumentException.class, () -> ledger.book(sale("r1", 300)));
  }

  @Test
  void countsTwoPostingsToOneAccount() {
    ledger.book(new Transaction("r1", List.of(
        new Posting("cash", 100), new Posting("cash", 50), new Posting("revenue", -150))));

    assertEquals(150, ledger.balance("cash"));
  }

  @Test
  void changesNothingWhenABalanceWouldOverflow() {
    ledger.book(sale("r1", Long.MAX_VALUE));

    assertThrows(ArithmeticException.class, () -> ledger.book(sale("r2", 1)));
    assertEquals(Long.MAX_VALUE, ledger.balance("cash"));
    assertEquals(-Long.MAX_VALUE, ledger.balance("revenue"));
  }

  @Test
  void refusesWhatDoesNotAddUp() {
    var postings = List.of(new Posting("cash", 100), new Posting("revenue", -99));

    var refusal = assertThrows(IllegalArgumentException.class, () -> new Transaction("r1", postings));
    assertEquals("postings must add up to 0 but add up to 1", refusal.getMessage());
  }

  @Test
  void refusesASinglePostingAndABlankReference() {
    var balanced = List.of(new Posting("cash", 1), new Posting("revenue", -1));

    assertThrows(IllegalArgumentException.class, () -> new Transaction("r1", balanced.subList(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> new Transaction(" ", balanced));
    assertThrows(IllegalArgumentException.class, () -> new Posting("cash", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cash", "1cash", "petty cash", "cash'; --"})
  void refusesWhatIsNoAccountCode(String account) {
    assertThrows(IllegalArgumentException.class, () -> new Posting(account, 1));
  }

  private static Transaction sale(String reference, long cents) {
    return new Transaction(reference, List.of(new Posting("cash", cents), new Posting("revenue", -cents)));
  }
}
