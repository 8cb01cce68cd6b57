/** What Bitbucket never delivered, and what was lost on the way. */
@NullMarked
package io.pipewright.webhook.reconcile;

import org.jspecify.annotations.NullMarked;
