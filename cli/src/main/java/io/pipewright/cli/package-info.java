@NullMarked
package io.pipewright.cli;

import org.jspecify.annotations.NullMarked;
