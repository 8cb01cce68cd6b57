package io.pipewright.generator;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.StackDeployer;
import io.pipewright.generator.start.ExecutionStarter;

/** The fakes keep the contract. */
class MemoryAdapterTest extends AdapterContract {
  private final MemoryFactory factory = new MemoryFactory();

  @Override
  StackDeployer deployer() {
    return factory::deploy;
  }

  @Override
  ExecutionStarter starter() {
    return factory;
  }

  @Override
  GenerationRequest firstCommit() {
    GenerationRequest request = Fixtures.request("a", "v1");
    factory.ensure("payments--ledger-api", request.source(), request.commit(), true);
    return request;
  }

  @Override
  GenerationRequest nextCommit() {
    return Fixtures.request("b", "v2");
  }
}
