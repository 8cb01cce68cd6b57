/** The Bitbucket stand-in as one starts it. */
@NullMarked
package io.pipewright.localcloud.bitbucket.server;

import org.jspecify.annotations.NullMarked;
