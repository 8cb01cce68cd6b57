package planted.pipewright.generator.deployment;

import software.amazon.awscdk.Stack;

/** Breaks the rule that the CDK only draws templates. */
public record DrawsOutsideTemplate(Stack stack) {}
