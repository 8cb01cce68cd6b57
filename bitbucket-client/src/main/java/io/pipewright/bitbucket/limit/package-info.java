/** Makes texts and lists fit what Bitbucket accepts. */
@NullMarked
package io.pipewright.bitbucket.limit;

import org.jspecify.annotations.NullMarked;
