/** What one Bitbucket stand-in holds. */
@NullMarked
package io.pipewright.localcloud.bitbucket.hosting;

import org.jspecify.annotations.NullMarked;
