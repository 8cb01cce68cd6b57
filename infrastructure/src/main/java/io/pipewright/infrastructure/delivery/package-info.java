/** The factory delivers itself: its own pipeline, by CDK Pipelines. */
@NullMarked
package io.pipewright.infrastructure.delivery;

import org.jspecify.annotations.NullMarked;
