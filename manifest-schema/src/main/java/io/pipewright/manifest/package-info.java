@NullMarked
package io.pipewright.manifest;

import org.jspecify.annotations.NullMarked;
