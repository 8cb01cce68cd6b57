/** Commands that show what a pipeline will be, and why. */
@NullMarked
package io.pipewright.cli.plan;

import org.jspecify.annotations.NullMarked;
