/** A repository's files on this machine: in a directory, or in a git revision. */
@NullMarked
package io.pipewright.cli.repository;

import org.jspecify.annotations.NullMarked;
