/** Work from the queue: each delivery is acted on, and its end is written down. */
@NullMarked
package io.pipewright.webhook.worker;

import org.jspecify.annotations.NullMarked;
