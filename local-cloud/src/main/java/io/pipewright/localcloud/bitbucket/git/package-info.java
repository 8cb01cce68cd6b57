/** The Bitbucket stand-in's repositories, and git over HTTP. */
@NullMarked
package io.pipewright.localcloud.bitbucket.git;

import org.jspecify.annotations.NullMarked;
