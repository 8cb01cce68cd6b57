/** What the webhook and the generator run on. */
@NullMarked
package io.pipewright.infrastructure.factory;

import org.jspecify.annotations.NullMarked;
