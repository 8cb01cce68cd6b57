/** A plan as a picture: where everything is, and the templates that draw it. */
@NullMarked
package io.pipewright.cli.view.drawing;

import org.jspecify.annotations.NullMarked;
