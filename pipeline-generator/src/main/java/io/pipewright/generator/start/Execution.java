package io.pipewright.generator.start;

/**
 * The execution of a commit.
 *
 * @param id CodePipeline's
 * @param isStartedHere whether it had to be started; otherwise it was there
 */
public record Execution(String id, boolean isStartedHere) {}
