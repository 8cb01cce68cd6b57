/** Writing a manifest for a repository that has none, from what its files say. */
@NullMarked
package io.pipewright.cli.init;

import org.jspecify.annotations.NullMarked;
