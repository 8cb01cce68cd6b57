/** What the DevOps team writes in {@code factory.yaml}: records, and the reader that makes them. */
@NullMarked
package io.pipewright.organisation;

import org.jspecify.annotations.NullMarked;
