/** The walls between packages, and a planted violation for each. */
@NullMarked
package io.pipewright.cli.architecture;

import org.jspecify.annotations.NullMarked;
