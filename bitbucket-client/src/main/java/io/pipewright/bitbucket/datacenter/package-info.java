/** Bitbucket Data Center's REST API, below {@code /rest}. */
@NullMarked
package io.pipewright.bitbucket.datacenter;

import org.jspecify.annotations.NullMarked;
