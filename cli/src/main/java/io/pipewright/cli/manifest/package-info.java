/** Commands about the manifest itself: writing, checking, migrating it. */
@NullMarked
package io.pipewright.cli.manifest;

import org.jspecify.annotations.NullMarked;
