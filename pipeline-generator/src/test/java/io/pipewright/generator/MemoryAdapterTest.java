package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.deployment.StackDeployer;
import io.pipewright.generator.start.ExecutionStarter;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    factory.ensure("payments--ledger-api", request.source(), request.commit(), true, Map.of());
    return request;
  }

  /** Which builds succeed is decided by tests: on one machine none does, for want of an image. */
  @Test
  void theLastStartedThatSucceededSaysWhatItRanWith() {
    String pipeline = "payments--ledger-api";
    start("a", "1");
    start("b", "2");
    start("c", "3");
    factory.succeeded.add(pipeline + "@v-b");
    factory.succeeded.add(pipeline + "@v-a");

    assertThat(factory.variablesSinceSuccess(pipeline))
        .containsExactly(Map.of("CHANGED", "3"), Map.of("CHANGED", "2"));
    assertThat(factory.variablesSinceSuccess("payments--ledger")).isEmpty();
  }

  private void start(String digit, String value) {
    GenerationRequest request = Fixtures.request(digit, "v-" + digit);
    factory.ensure(
        "payments--ledger-api",
        request.source(),
        request.commit(),
        false,
        Map.of("CHANGED", value));
  }

  @Override
  GenerationRequest nextCommit() {
    return Fixtures.request("b", "v2");
  }
}
