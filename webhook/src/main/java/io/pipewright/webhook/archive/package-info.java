/** The commit as one zip in S3 under the team's key, with its manifest and its paths beside it. */
@NullMarked
package io.pipewright.webhook.archive;

import org.jspecify.annotations.NullMarked;
