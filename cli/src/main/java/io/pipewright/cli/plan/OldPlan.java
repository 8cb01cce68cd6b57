package io.pipewright.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.repository.RevisionFiles;
import io.pipewright.plan.PlanJson;
import io.pipewright.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** What a pipeline is compared with. */
sealed interface OldPlan {
  /** Runs the case for this one. */
  <R> R match(Cases<R> cases);

  /**
   * One function for each case.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R known(Known plan);

    R absent(Absent plan);

    R faulty(Faulty plan);
  }

  /**
   * The plan of the manifest in a git revision of {@code directory}.
   *
   * @throws io.pipewright.cli.surroundings.SurroundingsException if there is no such revision
   */
  static OldPlan ofRevision(
      Path directory, String revision, Planning planning, PlanningOptions options) {
    if (!RevisionFiles.of(directory, revision).paths().contains(Subject.MANIFEST)) {
      return new Absent(revision);
    }
    Subject subject = Subject.ofRevision(directory, revision);
    return planning
        .judge(subject, options)
        .plan()
        .match(
            explained -> new Known(subject.file(), PlanJson.json(explained.plan())),
            problems -> new Faulty(subject.file(), problems));
  }

  /**
   * The plan in a file.
   *
   * @throws io.pipewright.cli.surroundings.SurroundingsException if there is none in it
   */
  static OldPlan ofFile(Path file) {
    return new Known(file.toString(), PlanFile.read(file));
  }

  /**
   * There is a plan.
   *
   * @param name of what it comes from
   * @param plan as JSON
   */
  record Known(String name, JsonNode plan) implements OldPlan {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.known(this);
    }
  }

  /**
   * There was no manifest.
   *
   * @param revision that has none
   */
  record Absent(String revision) implements OldPlan {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.absent(this);
    }
  }

  /**
   * The manifest has problems, so there is no plan.
   *
   * @param name of the manifest
   * @param problems at least one
   */
  record Faulty(String name, List<Problem> problems) implements OldPlan {
    public Faulty {
      problems = List.copyOf(problems);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.faulty(this);
    }
  }
}
