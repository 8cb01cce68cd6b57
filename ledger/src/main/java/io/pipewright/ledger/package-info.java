/** What became of each delivery and each commit, and which commit of a branch is the newest. */
@NullMarked
package io.pipewright.ledger;

import org.jspecify.annotations.NullMarked;
