package io.pipewright.schema;

import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file as far as it could be read.
 *
 * @param document what fits the schema, faulty values left out; empty if the text is not YAML or
 *     not even a mapping
 * @param doubtful paths of what was left out, and of what was probably meant by it: nothing should
 *     be concluded from their absence
 * @param problems everything that was found
 */
public record Reading(Optional<Document> document, Set<String> doubtful, List<Problem> problems) {
  public Reading {
    doubtful = Set.copyOf(doubtful);
    problems = List.copyOf(problems);
  }

  /** The document if nothing is wrong, or else the problems. */
  public Result<Document> complete() {
    return problems.isEmpty() && document.isPresent()
        ? new Result.Valid<>(document.get())
        : new Result.Invalid<>(problems);
  }
}
