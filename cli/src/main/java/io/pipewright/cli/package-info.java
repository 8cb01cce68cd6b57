/** The command line. */
@NullMarked
package io.pipewright.cli;

import org.jspecify.annotations.NullMarked;
