package io.pipewright.plan;

import io.pipewright.problem.SourceLocation;

/** Where something in a plan comes from, so that a person knows whom to ask and what to change. */
public sealed interface Origin {
  /** Runs the case for this origin. */
  <R> R match(Cases<R> cases);

  /** In a few words, for example {@code pipeline.yaml:4:13}. */
  default String describe() {
    return match(new OriginText());
  }

  /**
   * One function for each origin.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R manifest(Manifest origin);

    R detected(Detected origin);

    R repository(Repository origin);

    R organisation(Organisation origin);

    R pack(Pack origin);

    R policy(Policy origin);
  }

  /**
   * The developer wrote it.
   *
   * @param at where
   */
  record Manifest(SourceLocation at) implements Origin {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.manifest(this);
    }
  }

  /**
   * A file of the repository shows it.
   *
   * @param path the file
   */
  record Detected(String path) implements Origin {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.detected(this);
    }
  }

  /**
   * The repository's own name says it.
   *
   * @param name {@code PROJECT/slug}
   */
  record Repository(String name) implements Origin {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.repository(this);
    }
  }

  /**
   * The organisation's file says it.
   *
   * @param key for example {@code gates.coverage}
   */
  record Organisation(String key) implements Origin {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.organisation(this);
    }
  }

  /**
   * A language pack or a shared gate says it.
   *
   * @param file for example {@code languages/java.yaml}
   */
  record Pack(String file) implements Origin {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pack(this);
    }
  }

  /**
   * Every pipeline has it, and no file changes that.
   *
   * @param rule in one sentence
   */
  record Policy(String rule) implements Origin {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.policy(this);
    }
  }
}
