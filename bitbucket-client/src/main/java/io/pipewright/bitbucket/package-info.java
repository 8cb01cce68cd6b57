@NullMarked
package io.pipewright.bitbucket;

import org.jspecify.annotations.NullMarked;
