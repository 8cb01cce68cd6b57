@NullMarked
package io.pipewright.generator;

import org.jspecify.annotations.NullMarked;
