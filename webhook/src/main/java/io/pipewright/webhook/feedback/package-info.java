/** What people see on the commit. */
@NullMarked
package io.pipewright.webhook.feedback;

import org.jspecify.annotations.NullMarked;
