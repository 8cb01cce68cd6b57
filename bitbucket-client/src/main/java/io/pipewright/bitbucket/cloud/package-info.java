/** Bitbucket Cloud's REST API, version 2.0. */
@NullMarked
package io.pipewright.bitbucket.cloud;

import org.jspecify.annotations.NullMarked;
