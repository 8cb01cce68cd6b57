package io.pipewright.generator.deployment;

/** What a deployment did. */
public enum StackChange {
  /** There was no stack before. */
  CREATED,
  /** The stack was there and differed. */
  UPDATED,
  /** The stack matched already; nothing was executed. */
  UNCHANGED
}
