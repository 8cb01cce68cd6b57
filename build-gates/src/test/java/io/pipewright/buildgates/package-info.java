/** Each gate of the build, and a small project that it must stop. */
@NullMarked
package io.pipewright.buildgates;

import org.jspecify.annotations.NullMarked;
