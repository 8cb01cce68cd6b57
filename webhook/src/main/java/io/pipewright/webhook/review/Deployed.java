package io.pipewright.webhook.review;

import com.fasterxml.jackson.databind.JsonNode;

/** The plan of the pipeline that a repository has now. */
public sealed interface Deployed {
  /** Runs the case for this one. */
  <R> R match(Cases<R> cases);

  /**
   * One function for each case.
   *
   * @param <R> what they give
   */
  interface Cases<R> {
    R none(None deployed);

    R known(Known deployed);

    R unknown(Unknown deployed);
  }

  /** No plan is stored: nothing was deployed yet. */
  record None() implements Deployed {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.none(this);
    }
  }

  /**
   * The plan that was deployed last.
   *
   * @param commit that it was made of, in short; {@code unknown} if that was not stored
   * @param plan as JSON, perhaps of another version of the program
   */
  record Known(String commit, JsonNode plan) implements Deployed {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.known(this);
    }
  }

  /**
   * It cannot be told what is deployed.
   *
   * @param reason in words, as it goes on after a colon
   */
  record Unknown(String reason) implements Deployed {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unknown(this);
    }
  }
}
