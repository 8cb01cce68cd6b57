/** IAM and STS: roles, the judgement of their policies, and sessions. */
@NullMarked
package io.pipewright.localcloud.iam;

import org.jspecify.annotations.NullMarked;
