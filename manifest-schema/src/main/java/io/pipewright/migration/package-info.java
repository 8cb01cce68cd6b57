/** An older {@code pipeline.yaml} in the form of today, changed by position and never rewritten. */
@NullMarked
package io.pipewright.migration;

import org.jspecify.annotations.NullMarked;
