/** What the ledger is asked and told of the commit that is being generated. */
@NullMarked
package io.pipewright.generator.progress;

import org.jspecify.annotations.NullMarked;
