/** Names of repositories and commits, as Bitbucket and git spell them. */
@NullMarked
package io.pipewright.repository;

import org.jspecify.annotations.NullMarked;
