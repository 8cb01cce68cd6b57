/** From a request's bytes to an answer, whatever carried the request. */
@NullMarked
package io.pipewright.receive.delivery;

import org.jspecify.annotations.NullMarked;
