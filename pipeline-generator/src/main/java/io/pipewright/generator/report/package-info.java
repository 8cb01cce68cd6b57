/** Telling people on the commit what came of it. */
@NullMarked
package io.pipewright.generator.report;

import org.jspecify.annotations.NullMarked;
