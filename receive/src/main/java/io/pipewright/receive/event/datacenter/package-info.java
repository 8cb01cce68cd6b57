/** Deliveries as Bitbucket Data Center writes them. */
@NullMarked
package io.pipewright.receive.event.datacenter;

import org.jspecify.annotations.NullMarked;
