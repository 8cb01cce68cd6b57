/** {@code pipewright demo}: the whole way from a merge to a deployment, on this machine. */
@NullMarked
package io.pipewright.cli.demo;

import org.jspecify.annotations.NullMarked;
