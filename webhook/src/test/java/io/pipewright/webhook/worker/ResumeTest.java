package io.pipewright.webhook.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.work.WorkStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A worker that dies between any two steps: what it did is not done again, what is left is done.
 */
class ResumeTest {
  private static final int MERGES = 4;
  private static final List<WorkStep> STEPS = List.of(WorkStep.values());

  @TempDir private Path origin;
  @TempDir private Path temporary;

  /** No catch of an exception stops it, as none stops a kill. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource
  void nextTrialFinishesWhatAKilledOneBegan(WorkStep last) {
    try (WorkerFixture factory = new WorkerFixture(origin, temporary)) {
      CommitHash commit = factory.commit("feat: first");
      WorkMessage delivery = factory.merged(1, commit);
      assertThatThrownBy(() -> factory.work(delivery, step -> killAfter(last, step)))
          .isInstanceOf(Killed.class);

      factory.work(delivery);

      assertThat(factory.launcher.requests()).hasSize(1);
      assertThat(factory.record(commit).step()).isEqualTo(CommitStep.LAUNCHED);
      assertThat(factory.delivery(delivery).state().isLast()).isTrue();
      int fetches =
          last.compareTo(WorkStep.ARCHIVED) >= 0 || last.compareTo(WorkStep.TOLD) <= 0 ? 1 : 2;
      assertThat(factory.source.fetches()).isEqualTo(fetches);
    }
  }

  /**
   * Deliveries doubled, swapped, and their workers killed at random: the newest wins, each once.
   */
  @RepeatedTest(20)
  void whateverTheOrderTheNewestIsLaunchedLastAndEachOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    try (WorkerFixture factory = new WorkerFixture(origin, temporary)) {
      List<CommitHash> commits = new ArrayList<>();
      List<WorkMessage> messages = new ArrayList<>();
      for (int number = 1; number <= MERGES; number++) {
        CommitHash commit = factory.commit("feat: " + number);
        commits.add(commit);
        messages.add(factory.merged(number, commit));
        messages.add(factory.pushed(commit));
      }
      Collections.shuffle(messages, random);
      messages.forEach(message -> workThroughKills(factory, message, random));

      List<CommitHash> launched =
          factory.launcher.requests().stream().map(GenerationRequest::commit).toList();
      assertThat(launched).doesNotHaveDuplicates().last().isEqualTo(commits.get(MERGES - 1));
      assertThat(launched.stream().map(commits::indexOf).toList()).isSorted();
      assertThat(messages)
          .extracting(message -> factory.delivery(message).state())
          .isSubsetOf(DeliveryState.DONE, DeliveryState.DUPLICATE, DeliveryState.SUPERSEDED);
    }
  }

  private static void workThroughKills(WorkerFixture factory, WorkMessage message, Random random) {
    for (int trial = 0; trial < 3; trial++) {
      WorkStep last = STEPS.get(random.nextInt(STEPS.size()));
      try {
        factory.work(message, step -> killAfter(last, step));
      } catch (Killed e) {
        continue;
      }
      return;
    }
    factory.work(message);
  }

  private static void killAfter(WorkStep last, WorkStep step) {
    if (step == last) {
      throw new Killed();
    }
  }
}
