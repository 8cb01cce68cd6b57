@NullMarked
package io.pipewright.plan;

import org.jspecify.annotations.NullMarked;
