/** What became of deliveries, and doing one again. */
@NullMarked
package io.pipewright.cli.deliveries;

import org.jspecify.annotations.NullMarked;
