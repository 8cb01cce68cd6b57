/** What is shown of a plan, whichever way it is drawn. */
@NullMarked
package io.pipewright.cli.view.model;

import org.jspecify.annotations.NullMarked;
