/** Bitbucket Cloud's REST resources and webhook payloads. */
@NullMarked
package io.pipewright.localcloud.bitbucket.cloud;

import org.jspecify.annotations.NullMarked;
