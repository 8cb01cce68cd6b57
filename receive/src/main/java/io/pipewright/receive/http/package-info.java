/** The receiver on a local port. */
@NullMarked
package io.pipewright.receive.http;

import org.jspecify.annotations.NullMarked;
