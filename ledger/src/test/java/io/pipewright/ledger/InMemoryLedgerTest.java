package io.pipewright.ledger;

class InMemoryLedgerTest extends LedgerContract<InMemoryLedger> {
  private final InMemoryLedger ledger = new InMemoryLedger();

  @Override
  InMemoryLedger ledger() {
    return ledger;
  }
}
