/** The request that the webhook hands to the generator. */
@NullMarked
package io.pipewright.generation;

import org.jspecify.annotations.NullMarked;
