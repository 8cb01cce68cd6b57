/** Making AWS match a template, by change set. */
@NullMarked
package io.pipewright.generator.deployment;

import org.jspecify.annotations.NullMarked;
