/** Bitbucket Data Center's REST resources and webhook payloads. */
@NullMarked
package io.pipewright.localcloud.bitbucket.datacenter;

import org.jspecify.annotations.NullMarked;
