package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.Execution.Status;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.ExecutionMode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes one execution through its stages. */
final class ExecutionRun {
  private final Pipeline pipeline;
  private final Execution execution;
  private final ActionRunner runner;
  private final PipelineEvents events;
  private final Clock clock;

  ExecutionRun(
      Pipeline pipeline,
      Execution execution,
      ActionRunner runner,
      PipelineEvents events,
      Clock clock) {
    this.pipeline = pipeline;
    this.execution = execution;
    this.runner = runner;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Runs it from a stage to its end.
   *
   * @param first the stage to begin with
   * @param skip which actions of that stage need not run again
   */
  void run(String first, Predicate<Action> skip) throws InterruptedException {
    Iterator<Stage> stages =
        execution.definition().stages().stream()
            .dropWhile(stage -> !stage.name().equals(first))
            .iterator();
    Optional<Stage> next = following(stages);
    while (next.isPresent()) {
      Stage stage = next.get();
      next = following(stages);
      Status status = enter(stage, next, stage.name().equals(first) ? skip : action -> false);
      if (status != Status.InProgress) {
        end(status, stage);
        return;
      }
    }
    finish(Status.Succeeded, "");
  }

  private static Optional<Stage> following(Iterator<Stage> stages) {
    return stages.hasNext() ? Optional.of(stages.next()) : Optional.empty();
  }

  private void end(Status status, Stage stage) {
    String why =
        switch (status) {
          case Failed -> "Stage " + stage.name() + " failed" + entryError(stage);
          case Superseded -> "Superseded by " + execution.supersededBy().orElse("");
          default -> execution.statusSummary();
        };
    finish(status, why);
  }

  private String entryError(Stage stage) {
    return execution
        .entryCheck(stage.name())
        .filter(check -> check.status() == EntryCheck.Status.Errored)
        .map(check -> ": " + check.summary())
        .orElse("");
  }

  private void finish(Status status, String summary) {
    execution.status(status, summary, clock.instant());
    events.execution(execution, status.name().toUpperCase(Locale.ROOT));
  }

  /** {@code InProgress} if the next stage may come. */
  private Status enter(Stage stage, Optional<Stage> next, Predicate<Action> skip)
      throws InterruptedException {
    ExecutionMode mode = execution.definition().mode();
    StageGate gate = pipeline.gate(stage.name());
    if (!gate.enter(execution, mode)) {
      return execution.supersededBy().isPresent() ? Status.Superseded : Status.Stopped;
    }
    try {
      Status status = check(stage, skip);
      if (status == Status.InProgress) {
        next.ifPresent(one -> pipeline.gate(one.name()).lineUp(execution, mode));
      }
      return status;
    } finally {
      gate.leave();
    }
  }

  /**
   * Asks the rules of the entry. Only whoever is inside the gate asks them, so that nobody
   * overtakes an older execution by skipping a stage.
   */
  private Status check(Stage stage, Predicate<Action> skip) throws InterruptedException {
    Optional<EntryCheck> check =
        stage
            .beforeEntry()
            .map(entry -> EntryCheck.ask(entry, execution.variables(), clock.instant()));
    check.ifPresent(one -> execution.entryCheck(stage.name(), one));
    EntryCheck.Status status = check.map(EntryCheck::status).orElse(EntryCheck.Status.Succeeded);
    return switch (status) {
      case Succeeded -> run(stage, skip);
      case Failed -> {
        // No event: what EventBridge tells of a skipped stage is not known, and none is made up.
        execution.skip(stage);
        pipeline.entered(stage.name(), execution);
        yield Status.InProgress;
      }
      case Errored -> {
        leave(stage, Status.Failed);
        pipeline.entered(stage.name(), execution);
        yield Status.Failed;
      }
    };
  }

  private Status run(Stage stage, Predicate<Action> skip) throws InterruptedException {
    execution.stage(stage.name(), "InProgress");
    pipeline.entered(stage.name(), execution);
    events.stage(execution, stage.name(), "STARTED");
    List<Integer> orders =
        stage.actions().stream().map(Action::runOrder).distinct().sorted().toList();
    for (int order : orders) {
      if (execution.status() == Status.Stopping) {
        return leave(stage, Status.Stopped);
      }
      List<Action> together =
          stage.actions().stream()
              .filter(action -> action.runOrder() == order && !skip.test(action))
              .toList();
      boolean succeeded = runner.runTogether(execution, stage.name(), together);
      if (execution.status() == Status.Stopping) {
        return leave(stage, Status.Stopped);
      }
      if (!succeeded) {
        return leave(stage, Status.Failed);
      }
    }
    leave(stage, Status.Succeeded);
    return Status.InProgress;
  }

  private Status leave(Stage stage, Status status) {
    execution.stage(stage.name(), status.name());
    events.stage(execution, stage.name(), status.name());
    return status;
  }

  /** Actions of a stage that succeeded in this execution. */
  static Predicate<Action> succeeded(Execution execution, String stage) {
    List<String> names = new ArrayList<>();
    for (ActionRun run : execution.actions()) {
      if (run.stage().equals(stage) && run.status() == ActionRun.Status.Succeeded) {
        names.add(run.action().name());
      }
    }
    return action -> names.contains(action.name());
  }
}
