/** YAML as a tree in which every value knows where it stands. */
@NullMarked
package io.pipewright.yaml;

import org.jspecify.annotations.NullMarked;
