/** What a developer writes in {@code pipeline.yaml}: records, and the reader that makes them. */
@NullMarked
package io.pipewright.manifest;

import org.jspecify.annotations.NullMarked;
