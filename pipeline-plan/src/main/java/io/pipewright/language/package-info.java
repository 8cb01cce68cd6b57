/** Language packs: one file is one language. */
@NullMarked
package io.pipewright.language;

import org.jspecify.annotations.NullMarked;
