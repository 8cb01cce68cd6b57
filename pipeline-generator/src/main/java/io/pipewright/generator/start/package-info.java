/** Making sure that exactly one execution runs for a commit. */
@NullMarked
package io.pipewright.generator.start;

import org.jspecify.annotations.NullMarked;
