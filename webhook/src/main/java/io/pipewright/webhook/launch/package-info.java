/** The task that turns an archived commit into a pipeline. */
@NullMarked
package io.pipewright.webhook.launch;

import org.jspecify.annotations.NullMarked;
