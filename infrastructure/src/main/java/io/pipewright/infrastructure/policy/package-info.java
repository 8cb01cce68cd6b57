/** What the stacks' policies are written with. */
@NullMarked
package io.pipewright.infrastructure.policy;

import org.jspecify.annotations.NullMarked;
