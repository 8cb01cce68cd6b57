package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.ExecutionMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Lets one execution at a time into a stage. */
final class StageGate {
  private final Deque<Execution> waiting = new ArrayDeque<>();
  private Optional<Execution> inside = Optional.empty();

  /**
   * Takes a place in the line before the stage. Whoever is inside one stage does so for the next
   * one before it leaves, or the one behind it could overtake it between the two. Whose turn it is
   * has as good as entered, and nobody supersedes it.
   */
  synchronized void lineUp(Execution execution, ExecutionMode mode) {
    if (waiting.contains(execution)) {
      return;
    }
    if (mode == ExecutionMode.SUPERSEDED) {
      for (Execution other : waiting) {
        if (!mustWait(other)) {
          continue;
        }
        boolean newer = other.number() > execution.number();
        (newer ? execution : other).supersededBy((newer ? other : execution).id());
      }
    }
    waiting.add(execution);
    notifyAll();
  }

  /**
   * Waits until the stage is free and those before it in the line have entered.
   *
   * @return false if the execution gave way to a newer one, or is to stop
   */
  synchronized boolean enter(Execution execution, ExecutionMode mode) throws InterruptedException {
    lineUp(execution, mode);
    try {
      while (mustWait(execution)) {
        wait();
      }
      if (isOut(execution)) {
        return false;
      }
      inside = Optional.of(execution);
      return true;
    } finally {
      waiting.remove(execution);
      notifyAll();
    }
  }

  private boolean mustWait(Execution execution) {
    if (isOut(execution)) {
      return false;
    }
    Execution next = waiting.stream().filter(one -> !isOut(one)).findFirst().orElse(execution);
    return inside.isPresent() || !next.equals(execution);
  }

  private static boolean isOut(Execution execution) {
    return execution.supersededBy().isPresent() || execution.status() == Execution.Status.Stopping;
  }

  synchronized void leave() {
    inside = Optional.empty();
    notifyAll();
  }

  /** Has those that wait look again whether they are to stop. */
  synchronized void wake() {
    notifyAll();
  }
}
