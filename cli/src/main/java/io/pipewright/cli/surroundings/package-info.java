/** What surrounds every command: where it runs, where it prints, and what its exit code tells. */
@NullMarked
package io.pipewright.cli.surroundings;

import org.jspecify.annotations.NullMarked;
