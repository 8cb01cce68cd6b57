package io.pipewright.problem;

import java.util.List;
import java.util.function.Function;

/**
 * What reading a file gave: a value, or all the problems at once.
 *
 * @param <T> what was read
 */
public sealed interface Result<T> {
  /** Runs the case for this result. */
  <R> R match(Function<T, R> valid, Function<List<Problem>, R> invalid);

  /** The file is right. */
  record Valid<T>(T value) implements Result<T> {
    @Override
    public <R> R match(Function<T, R> valid, Function<List<Problem>, R> invalid) {
      return valid.apply(value);
    }
  }

  /** The file is wrong; there is at least one problem. */
  record Invalid<T>(List<Problem> problems) implements Result<T> {
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("an invalid file has a problem");
      }
    }

    @Override
    public <R> R match(Function<T, R> valid, Function<List<Problem>, R> invalid) {
      return invalid.apply(problems);
    }
  }
}
