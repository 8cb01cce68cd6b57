@NullMarked
package io.pipewright.infrastructure;

import org.jspecify.annotations.NullMarked;
