/** An authentic delivery, as the factory understands it. */
@NullMarked
package io.pipewright.receive.event;

import org.jspecify.annotations.NullMarked;
