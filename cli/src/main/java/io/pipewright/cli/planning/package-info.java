/** Planning on a developer's machine: which manifest, which repository, which organisation. */
@NullMarked
package io.pipewright.cli.planning;

import org.jspecify.annotations.NullMarked;
