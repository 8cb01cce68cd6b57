/** What stands between Bitbucket and the factory: it verifies, decides, writes down and answers. */
@NullMarked
package io.pipewright.receive;

import org.jspecify.annotations.NullMarked;
