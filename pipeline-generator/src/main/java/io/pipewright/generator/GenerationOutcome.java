package io.pipewright.generator;

import io.pipewright.generator.deployment.StackChange;
import io.pipewright.generator.start.Execution;
import io.pipewright.problem.Problem;
import java.util.List;

/** What came of a request, and whose turn it is. */
public sealed interface GenerationOutcome {
  /** Exit code of the task. */
  int exitCode();

  /** Runs the case for this outcome. */
  <R> R match(Cases<R> cases);

  /**
   * One function for each outcome.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R ready(Ready outcome);

    R superseded(Superseded outcome);

    R rejected(Rejected outcome);

    R unavailable(Unavailable outcome);

    R defect(Defect outcome);
  }

  /**
   * The pipeline is as the manifest says, and runs the commit.
   *
   * @param pipeline its name
   * @param change what the deployment did
   * @param execution of this commit
   */
  record Ready(String pipeline, StackChange change, Execution execution)
      implements GenerationOutcome {
    @Override
    public int exitCode() {
      return 0;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ready(this);
    }
  }

  /**
   * Nobody's turn: a newer commit of the branch came first, and its task does what is to be done.
   *
   * @param reason in words
   */
  record Superseded(String reason) implements GenerationOutcome {
    @Override
    public int exitCode() {
      return 0;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.superseded(this);
    }
  }

  /** The developer's turn: the manifest has problems. Nothing was touched. */
  record Rejected(List<Problem> problems) implements GenerationOutcome {
    public Rejected {
      problems = List.copyOf(problems);
    }

    @Override
    public int exitCode() {
      return 1;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rejected(this);
    }
  }

  /** The operators' turn: something outside failed. The same request may be made again. */
  record Unavailable(String reason) implements GenerationOutcome {
    @Override
    public int exitCode() {
      return 3;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unavailable(this);
    }
  }

  /** Our turn: a bug. */
  record Defect(RuntimeException cause) implements GenerationOutcome {
    @Override
    public int exitCode() {
      return 70;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.defect(this);
    }
  }
}
