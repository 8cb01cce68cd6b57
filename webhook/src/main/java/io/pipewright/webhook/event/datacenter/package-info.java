/** Deliveries as Bitbucket Data Center writes them. */
@NullMarked
package io.pipewright.webhook.event.datacenter;

import org.jspecify.annotations.NullMarked;
