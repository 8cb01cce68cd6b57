/** The Bitbucket stand-in's pull requests, and what they make happen. */
@NullMarked
package io.pipewright.localcloud.bitbucket.pullrequest;

import org.jspecify.annotations.NullMarked;
