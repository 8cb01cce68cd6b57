@NullMarked
package io.pipewright.steps;

import org.jspecify.annotations.NullMarked;
