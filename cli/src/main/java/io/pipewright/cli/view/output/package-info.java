/** How templates are written out. */
@NullMarked
package io.pipewright.cli.view.output;

import org.jspecify.annotations.NullMarked;
