/** The sequence: a merge becomes an archive and a task. */
@NullMarked
package io.pipewright.webhook.merge;

import org.jspecify.annotations.NullMarked;
