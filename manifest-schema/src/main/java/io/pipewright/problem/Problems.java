package io.pipewright.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the problems of files of one kind, so that all are told at once. */
public final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.at().file())
          .thenComparingInt(problem -> problem.at().line())
          .thenComparingInt(problem -> problem.at().column())
          .thenComparing(Problem::code)
          .thenComparing(Problem::path)
          .thenComparing(Problem::message);

  private final FileKind kind;
  private final Set<Problem> found = new LinkedHashSet<>();

  public Problems(FileKind kind) {
    this.kind = kind;
  }

  /** Adds a problem; what its parts mean says {@link Problem}. */
  public void add(
      ProblemCode code,
      SourceLocation at,
      String path,
      String message,
      String written,
      List<String> allowed,
      String fix) {
    found.add(new Problem(code.in(kind), at, path, message, written, allowed, fix));
  }

  /** Adds the problems of {@code result}, if it has any. */
  public void addAll(Result<?> result) {
    result.match(
        value -> true,
        problems -> {
          return found.addAll(problems);
        });
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All problems by their place. */
  public List<Problem> sorted() {
    return sorted(found);
  }

  /** {@code problems} by their place, each once. */
  public static List<Problem> sorted(Collection<Problem> problems) {
    return problems.stream().distinct().sorted(BY_PLACE).toList();
  }

  /** The problems, or the value if there are none; the value is made only then. */
  public <T> Result<T> orElse(Supplier<T> value) {
    return isEmpty() ? new Result.Valid<>(value.get()) : new Result.Invalid<>(sorted());
  }
}
