@NullMarked
package io.pipewright.webhook;

import org.jspecify.annotations.NullMarked;
