/** What was reported on commits: build statuses and Code Insights. */
@NullMarked
package io.pipewright.localcloud.bitbucket.feedback;

import org.jspecify.annotations.NullMarked;
