/** Who calls, and what IAM policies let them do. */
@NullMarked
package io.pipewright.localcloud.identity;

import org.jspecify.annotations.NullMarked;
