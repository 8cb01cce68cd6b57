/** Whom a URL of the webhook is for. */
@NullMarked
package io.pipewright.receive.scope;

import org.jspecify.annotations.NullMarked;
