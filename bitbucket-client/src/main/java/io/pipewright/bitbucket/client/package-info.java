/** Bitbucket's REST API of whichever kind the organisation has. */
@NullMarked
package io.pipewright.bitbucket.client;

import org.jspecify.annotations.NullMarked;
