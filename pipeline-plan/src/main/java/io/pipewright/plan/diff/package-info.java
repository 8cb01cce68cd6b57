/** What changes between two plans, for whoever reviews the change. Plans are compared as JSON. */
@NullMarked
package io.pipewright.plan.diff;

import org.jspecify.annotations.NullMarked;
