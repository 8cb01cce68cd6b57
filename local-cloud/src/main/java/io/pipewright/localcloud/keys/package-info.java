/** KMS: keys and aliases as names; nothing is encrypted. */
@NullMarked
package io.pipewright.localcloud.keys;

import org.jspecify.annotations.NullMarked;
