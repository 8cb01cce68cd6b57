/** The Version step: which version a commit is, and the annotated tag that says so. */
@NullMarked
package io.pipewright.steps.version;

import org.jspecify.annotations.NullMarked;
