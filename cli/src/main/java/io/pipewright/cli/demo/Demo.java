package io.pipewright.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Delivers every merge, watches the pipelines side by side, and says how it ended. */
final class Demo {
  private final DemoFactory factory;
  private final Progress progress;
  private final boolean approve;
  private final List<String> touched;

  /**
   * A demo.
   *
   * @param touched files that are changed and merged one after the other, once the first merges
   *     have gone all the way
   */
  Demo(DemoFactory factory, Progress progress, boolean approve, List<String> touched) {
    this.factory = factory;
    this.progress = progress;
    this.approve = approve;
    this.touched = List.copyOf(touched);
  }

  /** Runs to the end; true if nothing was stopped. */
  boolean run() throws InterruptedException {
    List<RunOutcome> outcomes = runAll(factory.repositories());
    for (String path : touched) {
      if (outcomes.stream().allMatch(RunOutcome::isFine)) {
        progress.line("");
        progress.heading("A further merge, which touches " + path);
        outcomes =
            runAll(
                outcomes.stream()
                    .map(outcome -> factory.touch(outcome.repository(), path))
                    .toList());
      }
    }
    DemoReport report = new DemoReport(factory, progress);
    outcomes.forEach(report::print);
    report.ledger();
    return outcomes.stream().allMatch(RunOutcome::isFine);
  }

  private List<RunOutcome> runAll(List<DemoRepository> repositories) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(repositories.size());
    try {
      List<Future<RunOutcome>> futures = new ArrayList<>();
      for (DemoRepository repository : repositories) {
        futures.add(pool.submit(new DemoRun(factory, progress, repository, approve)));
      }
      List<RunOutcome> outcomes = new ArrayList<>();
      for (Future<RunOutcome> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run of the demo failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
