/** Deliveries of Bitbucket Cloud. */
@NullMarked
package io.pipewright.receive.event.cloud;

import org.jspecify.annotations.NullMarked;
