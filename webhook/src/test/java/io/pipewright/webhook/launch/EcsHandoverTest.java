package io.pipewright.webhook.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.Work;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.work.Errand;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;

class EcsHandoverTest {
  private static final CommitHash COMMIT = new CommitHash("a".repeat(40));
  private static final Work MERGE =
      new Work.Merge(
          TestOrganisation.LEDGER, "main", Optional.of(COMMIT.value()), OptionalLong.empty());
  private static final Work REVIEW = new Work.Review(TestOrganisation.LEDGER, 7);

  private final FakeEcs ecs = new FakeEcs();
  private final EcsHandover handover =
      new EcsHandover(ecs, TestOrganisation.factory(List.of("subnet-1")));

  @Test
  void theTaskGetsTheWorkAsTheQueueHadIt() {
    for (Work work : List.of(MERGE, REVIEW)) {
      RunTaskRequest sent = launch(work, 2);

      assertThat(sent.taskDefinition()).isEqualTo("pipewright-checkout");
      assertThat(sent.overrides().containerOverrides())
          .singleElement()
          .satisfies(
              container -> {
                assertThat(container.name()).isEqualTo("checkout");
                assertThat(container.environment())
                    .singleElement()
                    .satisfies(
                        pair -> {
                          assertThat(pair.name()).isEqualTo("PIPEWRIGHT_WORK");
                          assertThat(WorkMessageJson.read(pair.value()))
                              .isEqualTo(new WorkMessage(new DeliveryId("d-1"), 2, work));
                        });
              });
    }
  }

  @Test
  void oneErrandStartsOneTask() {
    String token = launch(MERGE, 1).clientToken();

    assertThat(launch(MERGE, 1).clientToken()).isEqualTo(token);
    assertThat(launch(MERGE, 2).clientToken()).isNotEqualTo(token);
    assertThat(launch(REVIEW, 1).clientToken())
        .as("the merged head of a pull request may have been reviewed before")
        .isNotEqualTo(token)
        .isNotEqualTo(launch(new Work.Review(TestOrganisation.LEDGER, 8), 1).clientToken());
  }

  private RunTaskRequest launch(Work work, int attempt) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    CheckoutBudget budget = new CheckoutBudget(1, Instant.EPOCH, clock);
    Errand errand = new Errand(new DeliveryId("d-1"), attempt, false, budget, true, step -> {});
    var unused = handover.launch(work, COMMIT, errand, "payments");
    return ecs.last;
  }
}
