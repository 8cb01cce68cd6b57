@NullMarked
package io.pipewright.cli.init;

import org.jspecify.annotations.NullMarked;
