/** CDK app of the factory itself: what must exist before the first pipeline can. */
@NullMarked
package io.pipewright.infrastructure;

import org.jspecify.annotations.NullMarked;
