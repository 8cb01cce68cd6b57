/** What a pipeline will be, decided before anything is drawn: pure data. */
@NullMarked
package io.pipewright.plan;

import org.jspecify.annotations.NullMarked;
