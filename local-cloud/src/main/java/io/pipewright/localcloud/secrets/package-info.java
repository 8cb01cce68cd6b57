/** Secrets Manager: secrets in memory. */
@NullMarked
package io.pipewright.localcloud.secrets;

import org.jspecify.annotations.NullMarked;
