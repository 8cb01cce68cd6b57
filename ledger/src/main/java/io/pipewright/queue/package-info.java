/** What waits between a received delivery and the worker. */
@NullMarked
package io.pipewright.queue;

import org.jspecify.annotations.NullMarked;
