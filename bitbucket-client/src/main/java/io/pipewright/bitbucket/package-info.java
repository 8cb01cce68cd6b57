/**
 * Bitbucket as the factory uses it: what its REST API does for the factory, whichever kind it is,
 * and git over HTTP with a bearer token.
 */
@NullMarked
package io.pipewright.bitbucket;

import org.jspecify.annotations.NullMarked;
