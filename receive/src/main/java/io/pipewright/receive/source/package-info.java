/** Where deliveries may come from. */
@NullMarked
package io.pipewright.receive.source;

import org.jspecify.annotations.NullMarked;
