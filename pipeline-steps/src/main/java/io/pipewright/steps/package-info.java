/** The program that the factory's image runs inside a pipeline: one sub-command for each step. */
@NullMarked
package io.pipewright.steps;

import org.jspecify.annotations.NullMarked;
