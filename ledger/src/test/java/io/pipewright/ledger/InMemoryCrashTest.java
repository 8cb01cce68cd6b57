package io.pipewright.ledger;

class InMemoryCrashTest extends CrashContract<InMemoryLedger> {
  @Override
  InMemoryLedger newLedger() {
    return new InMemoryLedger();
  }
}
