package io.pipewright.migration;

import io.pipewright.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What became of a manifest that was to be migrated. */
public sealed interface MigrationResult {
  /** Runs the case for this result. */
  <R> R match(Cases<R> cases);

  /**
   * One function for each kind of result.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R current(Current current);

    R migrated(Migrated migrated);

    R refused(Refused refused);
  }

  /**
   * It is of the newest version; nothing is to be done.
   *
   * @param version that version
   */
  record Current(int version) implements MigrationResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.current(this);
    }
  }

  /**
   * It was of an older version.
   *
   * @param text the migrated manifest
   * @param notes what a person has to look at, one sentence each, beginning with file, line and
   *     column in the migrated manifest
   * @param from the older version
   * @param to the newest version
   */
  record Migrated(String text, List<String> notes, int from, int to) implements MigrationResult {
    public Migrated {
      notes = List.copyOf(notes);
    }

    /** The migrated manifest as the file is to hold it, in UTF-8. */
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.migrated(this);
    }
  }

  /**
   * It cannot be migrated.
   *
   * @param problems why; at least one
   */
  record Refused(List<Problem> problems) implements MigrationResult {
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }
}
