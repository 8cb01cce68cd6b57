package io.pipewright.generator.template;

import java.util.Optional;
import software.amazon.awscdk.services.codepipeline.IAction;

/**
 * An action as CodePipeline gets it.
 *
 * @param action for the stage
 * @param roleArn what the pipeline's role assumes to run it; empty if it needs no role
 */
record DrawnAction(IAction action, Optional<String> roleArn) {}
