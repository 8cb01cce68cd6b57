/** An authentic delivery, as the factory understands it. */
@NullMarked
package io.pipewright.webhook.event;

import org.jspecify.annotations.NullMarked;
