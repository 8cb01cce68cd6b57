/** The commit, fetched into a bare repository; no work tree is ever written. */
@NullMarked
package io.pipewright.webhook.checkout;

import org.jspecify.annotations.NullMarked;
