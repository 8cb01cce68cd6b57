package io.pipewright.bitbucket;

/** How the push of a new tag ended. */
public enum PushResult {
  /** The tag is on the server now. */
  PUSHED,
  /** The server has a tag of that name already; it was left as it is. */
  EXISTS
}
