/** The receiver and the feedback of executions as AWS Lambda calls them. */
@NullMarked
package io.pipewright.receive.lambda;

import org.jspecify.annotations.NullMarked;
