/** What can go wrong with a delivery, by who has to act on it. */
@NullMarked
package io.pipewright.receive.failure;

import org.jspecify.annotations.NullMarked;
