package io.pipewright.webhook.archive;

class FakeObjectStoreTest extends ObjectStoreContract {
  private final FakeObjectStore store = new FakeObjectStore();

  @Override
  ObjectStore store() {
    return store;
  }
}
