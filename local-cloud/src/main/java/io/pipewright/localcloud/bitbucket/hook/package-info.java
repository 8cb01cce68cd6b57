/** The Bitbucket stand-in's webhooks: registered, matched, delivered. */
@NullMarked
package io.pipewright.localcloud.bitbucket.hook;

import org.jspecify.annotations.NullMarked;
