/** Who calls the Bitbucket stand-in, and what was called. */
@NullMarked
package io.pipewright.localcloud.bitbucket.access;

import org.jspecify.annotations.NullMarked;
