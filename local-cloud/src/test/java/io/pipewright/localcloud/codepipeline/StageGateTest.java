package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.ArtifactStore;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ExecutionMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StageGateTest {
  private final StageGate gate = new StageGate();
  private final Execution older = execution(1);
  private final Execution newer = execution(2);

  private static Execution execution(long number) {
    PipelineDefinition definition =
        new PipelineDefinition(
            "web",
            "role",
            ExecutionMode.QUEUED,
            new ArtifactStore("artifacts", Optional.empty()),
            List.of(),
            List.of(),
            Map.of());
    return new Execution(
        "execution-" + number,
        number,
        definition,
        1,
        new Execution.Trigger("StartPipelineExecution", ""),
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private CompletableFuture<Boolean> enter(Execution execution) {
    CompletableFuture<Boolean> entered = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                entered.complete(gate.enter(execution, ExecutionMode.QUEUED));
              } catch (InterruptedException e) {
                entered.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return entered;
  }

  @Test
  void whoeverHasLinedUpIsNotOvertakenBeforeItEnters() throws Exception {
    gate.lineUp(older, ExecutionMode.QUEUED);
    CompletableFuture<Boolean> second = enter(newer);
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(second).isNotDone();

    assertThat(gate.enter(older, ExecutionMode.QUEUED)).isTrue();
    assertThat(second).isNotDone();
    gate.leave();

    assertThat(second.get()).isTrue();
  }

  @Test
  void whoeverStopsInTheLineHoldsUpNobody() throws Exception {
    gate.lineUp(older, ExecutionMode.QUEUED);
    older.status(Execution.Status.Stopping, "", Instant.EPOCH);
    gate.wake();

    assertThat(gate.enter(newer, ExecutionMode.QUEUED)).isTrue();
    assertThat(gate.enter(older, ExecutionMode.QUEUED)).isFalse();
  }

  @Test
  void aNewerOneInTheLineSupersedesTheOlder() throws Exception {
    gate.enter(execution(0), ExecutionMode.SUPERSEDED);
    gate.lineUp(older, ExecutionMode.SUPERSEDED);
    gate.lineUp(newer, ExecutionMode.SUPERSEDED);
    gate.leave();

    assertThat(gate.enter(older, ExecutionMode.SUPERSEDED)).isFalse();
    assertThat(older.supersededBy()).contains(newer.id());
    assertThat(gate.enter(newer, ExecutionMode.SUPERSEDED)).isTrue();
  }

  @Test
  void whoseTurnItIsIsNotSupersededBeforeItEnters() throws Exception {
    gate.lineUp(older, ExecutionMode.SUPERSEDED);
    gate.lineUp(newer, ExecutionMode.SUPERSEDED);

    assertThat(gate.enter(older, ExecutionMode.SUPERSEDED)).isTrue();
    gate.leave();
    assertThat(gate.enter(newer, ExecutionMode.SUPERSEDED)).isTrue();
  }
}
