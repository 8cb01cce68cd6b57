package io.pipewright.cli.demo;

import java.util.Optional;

/**
 * How one merge ended.
 *
 * @param repository which
 * @param state how far it came
 * @param pipeline the pipeline's name, once there was one
 * @param reason why it stopped, empty if it did not
 */
record RunOutcome(
    DemoRepository repository, State state, Optional<String> pipeline, String reason) {
  /** How far it came. */
  enum State {
    DEPLOYED,
    WAITING_FOR_APPROVAL,
    STOPPED
  }

  boolean isFine() {
    return state != State.STOPPED;
  }
}
