/** The feedback of executions: from CodePipeline's event to the build status on the commit. */
@NullMarked
package io.pipewright.webhook.execution;

import org.jspecify.annotations.NullMarked;
