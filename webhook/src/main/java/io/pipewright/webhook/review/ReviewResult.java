package io.pipewright.webhook.review;

import io.pipewright.plan.ExplainedPlan;
import io.pipewright.plan.diff.PlanChange;
import io.pipewright.problem.Problem;
import java.util.List;

/** What a commit would become if it were merged. */
public sealed interface ReviewResult {
  /** Whether it may be merged, as far as the factory is concerned. */
  boolean passes();

  /** Runs the case for this result. */
  <R> R match(Cases<R> cases);

  /**
   * One function for each result.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R planned(Planned result);

    R faulty(Faulty result);

    R refused(Refused result);

    R absent(Absent result);
  }

  /**
   * A pipeline.
   *
   * @param explained its plan, and why it is so
   * @param deployed what it is compared with
   * @param changes what differs from that; empty if there is nothing to compare with
   */
  record Planned(ExplainedPlan explained, Deployed deployed, List<PlanChange> changes)
      implements ReviewResult {
    public Planned {
      changes = List.copyOf(changes);
    }

    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.planned(this);
    }
  }

  /**
   * The manifest has problems.
   *
   * @param problems all of them, at least one
   */
  record Faulty(List<Problem> problems) implements ReviewResult {
    public Faulty {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a faulty manifest has a problem");
      }
    }

    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.faulty(this);
    }
  }

  /**
   * The commit cannot be archived, or its manifest is none that is read.
   *
   * @param reason in words for its developer, with the fix
   */
  record Refused(String reason) implements ReviewResult {
    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /**
   * There is no manifest. A repository that does not use the factory is none of its business; one
   * that does would have a pipeline that nothing changes any more.
   *
   * @param targetHasOne whether there is one in the branch that the commit is to be merged into
   */
  record Absent(boolean targetHasOne) implements ReviewResult {
    @Override
    public boolean passes() {
      return !targetHasOne;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.absent(this);
    }
  }
}
