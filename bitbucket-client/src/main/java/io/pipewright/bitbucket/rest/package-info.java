/** Calls of Bitbucket's REST API: where they go, how they fail, and how they are repeated. */
@NullMarked
package io.pipewright.bitbucket.rest;

import org.jspecify.annotations.NullMarked;
