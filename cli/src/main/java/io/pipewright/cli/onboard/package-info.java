/** Bringing a project or a repository into the factory, and finding what stands in the way. */
@NullMarked
package io.pipewright.cli.onboard;

import org.jspecify.annotations.NullMarked;
