/** Problems as people, programs and code scanners read them. */
@NullMarked
package io.pipewright.cli.report;

import org.jspecify.annotations.NullMarked;
