/** The receiver as AWS Lambda calls it. */
@NullMarked
package io.pipewright.receive.lambda;

import org.jspecify.annotations.NullMarked;
