/** Is this delivery really Bitbucket's? Asked before a single byte of it is interpreted. */
@NullMarked
package io.pipewright.receive.signature;

import org.jspecify.annotations.NullMarked;
