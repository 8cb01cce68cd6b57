package io.pipewright.ledger;

class InMemoryConcurrencyTest extends LedgerConcurrencyContract<InMemoryLedger> {
  private final InMemoryLedger ledger = new InMemoryLedger();

  @Override
  InMemoryLedger ledger() {
    return ledger;
  }
}
