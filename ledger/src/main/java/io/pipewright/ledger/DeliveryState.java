package io.pipewright.ledger;

/** How far a delivery is. */
public enum DeliveryState {
  /** It is authentic and written down; not yet in the queue. */
  RECEIVED(false),
  /** It is in the queue, or the worker is at it. */
  QUEUED(false),
  /** Its commit's generator was launched, or its pull request has its report. */
  DONE(true),
  /** Another delivery of the same commit was acted on. */
  DUPLICATE(true),
  /** A newer commit of the branch came first. */
  SUPERSEDED(true),
  /** The factory does not act on it. */
  IGNORED(true),
  /** The developer has to mend something, and was told. */
  REFUSED(true),
  /** It was tried as often as the queue allows; it can be replayed. */
  FAILED(true);

  private final boolean last;

  DeliveryState(boolean last) {
    this.last = last;
  }

  /** Whether nothing more happens to such a delivery by itself. */
  public boolean isLast() {
    return last;
  }

  /**
   * Whether a delivery in the state {@code before} may be moved to this one. Nothing leaves a last
   * state this way, so that a late "queued" never hides what the worker has done.
   */
  public boolean mayFollow(DeliveryState before) {
    return !before.last && this != RECEIVED && this != before;
  }
}
