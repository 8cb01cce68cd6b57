/** A plan as text, page and picture. */
@NullMarked
package io.pipewright.cli.view;

import org.jspecify.annotations.NullMarked;
