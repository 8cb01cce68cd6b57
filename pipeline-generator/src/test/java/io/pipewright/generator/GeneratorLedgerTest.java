package io.pipewright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generator.progress.CommitProgress;
import io.pipewright.generator.report.CommitReport;
import io.pipewright.generator.surroundings.ManualTime;
import io.pipewright.generator.template.RenderedTemplate;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.organisation.Organisation;
import io.pipewright.plan.PipelinePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which of several commits may go on, and what the ledger is told of each. */
class GeneratorLedgerTest {
  private static final String PIPELINE = "payments--ledger-api";

  private final MemoryFactory factory = new MemoryFactory();
  private final ManualTime time = new ManualTime();
  private Function<PipelinePlan, RenderedTemplate> renderer = MemoryFactory::render;

  @Test
  void whatHappenedIsWrittenDown() {
    GenerationRequest request = merged(1);
    assertThat(run(request).exitCode()).isZero();

    CommitRecord commit = commit(request);
    assertThat(commit.step()).isEqualTo(CommitStep.STARTED);
    assertThat(commit.execution()).contains(PIPELINE + "@v1");
    assertThat(commit.times()).containsKeys(CommitStep.DEPLOYED, CommitStep.STARTED);
  }

  @Test
  void anOlderCommitIsLeftToTheNewer() {
    GenerationRequest older = merged(1);
    GenerationRequest newer = merged(2);
    run(newer);
    RenderedTemplate template = factory.stacks.get(PIPELINE);

    GenerationOutcome outcome = run(older);

    assertThat(outcome).isInstanceOf(GenerationOutcome.Superseded.class);
    assertThat(outcome.exitCode()).isZero();
    assertThat(factory.stacks).containsEntry(PIPELINE, template);
    assertThat(factory.executions).containsExactly(PIPELINE + "@v2");
    assertThat(lastStatus()).isEqualTo("superseded by a newer merge");
    assertThat(commit(older).step()).isEqualTo(CommitStep.SUPERSEDED);
    assertThat(commit(older).detail())
        .isEqualTo("a newer commit of main came first; this one is not deployed");
    assertThat(commit(newer).step()).isEqualTo(CommitStep.STARTED);
  }

  @Test
  void whatANewerCommitHasDeployedAnOlderDoesNotStart() {
    GenerationRequest older = merged(1);
    merged(2);
    factory.ledger.onCall(
        call -> {
          if (call.equals("reached")) {
            factory.ledger.onCall(other -> {});
            assertThat(takeForNewer()).isTrue();
          }
        });

    assertThat(run(older)).isInstanceOf(GenerationOutcome.Superseded.class);

    assertThat(factory.stacks).hasSize(1);
    assertThat(factory.executions).isEmpty();
    assertThat(commit(older).times()).containsKeys(CommitStep.DEPLOYED, CommitStep.SUPERSEDED);
  }

  /** The newer task runs to its end while the older one stands anywhere. */
  @Test
  void theNewestIsTheLastWhereverAnOlderIsInterrupted() {
    for (int at = 1; at <= 6; at++) {
      GeneratorLedgerTest fresh = new GeneratorLedgerTest();
      GenerationRequest older = fresh.merged(1);
      GenerationRequest newer = fresh.merged(2);
      AtomicInteger left = new AtomicInteger(at);
      fresh.factory.ledger.onCall(
          call -> {
            if (left.decrementAndGet() == 0) {
              assertThat(fresh.run(newer).exitCode()).isZero();
            }
          });

      assertThat(fresh.run(older).exitCode()).as("interrupted at call %d", at).isZero();
      if (left.get() > 0) {
        fresh.run(newer);
      }
      fresh.assertThatIsNewest(2);
    }
  }

  @Test
  void theNewestIsTheLastInEveryOrderAndHoweverOftenTasksAreRepeated() {
    for (int seed = 0; seed < 60; seed++) {
      GeneratorLedgerTest fresh = new GeneratorLedgerTest();
      List<GenerationRequest> tasks = new ArrayList<>();
      for (int number = 1; number <= 4; number++) {
        GenerationRequest request = fresh.merged(number);
        tasks.add(request);
        tasks.add(request);
      }
      Collections.shuffle(tasks, new Random(seed));

      tasks.forEach(task -> assertThat(fresh.run(task).exitCode()).isZero());

      fresh.assertThatIsNewest(4);
    }
  }

  @Test
  void aLedgerThatDoesNotAnswerStopsTheGenerator() {
    GenerationRequest request = merged(1);
    factory.ledger.unavailable(true);
    Instant start = time.instant();

    GenerationOutcome outcome = run(request);

    assertThat(outcome)
        .isEqualTo(new GenerationOutcome.Unavailable("cannot take: the table does not answer"));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(factory.stacks).isEmpty();
    assertThat(Duration.between(start, time.instant()))
        .as("asked again, before and for the end")
        .isEqualTo(Duration.ofSeconds(2 * (1 + 2 + 4)));
    factory.ledger.unavailable(false);
    assertThat(run(request).exitCode()).as("the same request again").isZero();
    assertThat(commit(request).step()).isEqualTo(CommitStep.STARTED);
  }

  @Test
  void aLedgerThatDoesNotAnswerForAMomentIsAskedAgain() {
    GenerationRequest request = merged(1);
    for (String method : List.of("take", "reached")) {
      AtomicInteger failures = new AtomicInteger(3);
      factory.ledger.onCall(
          call -> {
            if (call.equals(method) && failures.decrementAndGet() >= 0) {
              throw new LedgerException("busy", new IllegalStateException());
            }
          });
      assertThat(run(request).exitCode()).as(method).isZero();
    }
    assertThat(factory.executions).hasSize(1);
  }

  @Test
  void aStartThatCannotBeWrittenDownIsMadeKnownByTheNextTask() {
    GenerationRequest request = merged(1);
    AtomicInteger writes = new AtomicInteger();
    factory.ledger.onCall(
        call -> {
          if (call.equals("reached") && writes.incrementAndGet() > 1) {
            throw new LedgerException("gone", new IllegalStateException());
          }
        });
    assertThat(run(request).exitCode()).isEqualTo(3);
    assertThat(commit(request).step()).isEqualTo(CommitStep.DEPLOYED);

    factory.ledger.onCall(call -> {});
    assertThat(run(request).exitCode()).isZero();

    assertThat(commit(request).step()).isEqualTo(CommitStep.STARTED);
    assertThat(factory.executions).hasSize(1);
  }

  @Test
  void whyItEndedIsWrittenDown() {
    GenerationRequest wrong = merged(1);
    factory.objects.put(wrong.manifest(), Fixtures.MANIFEST.replace("java", "jaba"));
    run(wrong);
    assertThat(commit(wrong).step()).isEqualTo(CommitStep.REFUSED);
    assertThat(commit(wrong).detail()).startsWith("pipeline.yaml:3:11 ").contains("found: jaba");

    GenerationRequest gone = merged(2);
    factory.objects.remove(gone.manifest());
    run(gone);
    assertThat(commit(gone).step()).isEqualTo(CommitStep.FAILED);
    assertThat(commit(gone).detail()).startsWith("cannot read ");

    GenerationRequest bug = merged(3);
    renderer =
        plan -> {
          throw new IllegalStateException("secret detail");
        };
    assertThat(run(bug).exitCode()).isEqualTo(70);
    assertThat(commit(bug).step()).isEqualTo(CommitStep.FAILED);
    assertThat(commit(bug).detail()).contains("delivery-3").doesNotContain("secret detail");
  }

  @Test
  void aLedgerThatDoesNotTakeTheEndChangesNothingForTheDeveloper() {
    GenerationRequest wrong = merged(1);
    factory.objects.put(wrong.manifest(), Fixtures.MANIFEST.replace("java", "jaba"));
    factory.ledger.unavailable(true);

    assertThat(run(wrong).exitCode()).isEqualTo(1);
    assertThat(lastStatus()).startsWith("pipeline.yaml:3:11 ");
  }

  private boolean takeForNewer() {
    return factory.ledger.take(Fixtures.REPOSITORY, "main", Ledger.Turn.DEPLOY, 2);
  }

  private void assertThatIsNewest(int number) {
    String coverage = "\"PIPEWRIGHT_COVERAGE\" : \"" + number + "\"";
    assertThat(factory.stacks.get(PIPELINE).json().contains(coverage)).isTrue();
    assertThat(factory.executions)
        .doesNotHaveDuplicates()
        .endsWith(PIPELINE + "@v" + number)
        .isSorted();
  }

  /** A claimed commit whose pipeline differs from every other's. */
  private GenerationRequest merged(int number) {
    GenerationRequest request =
        Fixtures.numbered(number, Fixtures.request(Integer.toString(number), "v" + number));
    factory.ledger.claim(
        key(request), factory.ledger.head(Fixtures.REPOSITORY, "main"), time.instant());
    factory.objects.put(
        request.manifest(), Fixtures.MANIFEST + "test: { coverage: " + number + " }\n");
    factory.objects.put(request.files(), Fixtures.FILES);
    factory.sources.put(request.source(), Map.of("infra/service.yaml", "Resources: {}\n"));
    return request;
  }

  private GenerationOutcome run(GenerationRequest request) {
    Organisation organisation = Fixtures.organisation();
    CommitReport report =
        new CommitReport(
            (repository, commit, status) -> factory.statuses.add(status),
            organisation.factory().console(),
            request);
    return new Generator(
            organisation,
            Fixtures.packs(),
            new Generator.Services(
                factory::read,
                factory.sources,
                renderer,
                factory::deploy,
                factory::keep,
                factory,
                new CommitProgress(factory.ledger, time, time),
                report),
            time)
        .run(request);
  }

  private CommitRecord commit(GenerationRequest request) {
    return factory.ledger.commit(key(request)).orElseThrow();
  }

  private static CommitKey key(GenerationRequest request) {
    return new CommitKey(request.repository(), request.branch(), request.commit());
  }

  private String lastStatus() {
    return factory.statuses.get(factory.statuses.size() - 1).description();
  }
}
