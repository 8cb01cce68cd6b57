/** The receiver on a local port. */
@NullMarked
package io.pipewright.webhook.http;

import org.jspecify.annotations.NullMarked;
