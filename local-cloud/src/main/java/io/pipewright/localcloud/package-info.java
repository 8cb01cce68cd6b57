@NullMarked
package io.pipewright.localcloud;

import org.jspecify.annotations.NullMarked;
