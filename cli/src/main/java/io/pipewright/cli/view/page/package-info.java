/** A plan as a page to look at, and as a flowchart. */
@NullMarked
package io.pipewright.cli.view.page;

import org.jspecify.annotations.NullMarked;
