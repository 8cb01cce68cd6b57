/** Bitbucket as the factory uses it: build status by REST, git over HTTP with a bearer token. */
@NullMarked
package io.pipewright.bitbucket;

import org.jspecify.annotations.NullMarked;
