/** What the generator does not hold in its hands: services that fail, and waiting for them. */
@NullMarked
package io.pipewright.generator.surroundings;

import org.jspecify.annotations.NullMarked;
