/**
 * Child processes: how builds and tasks run on the host, and how they end with all they started.
 */
@NullMarked
package io.pipewright.localcloud.process;

import org.jspecify.annotations.NullMarked;
