/** Faults on purpose, for tests: a proxy that fails where it is told to. */
@NullMarked
package io.pipewright.localcloud.faults;

import org.jspecify.annotations.NullMarked;
