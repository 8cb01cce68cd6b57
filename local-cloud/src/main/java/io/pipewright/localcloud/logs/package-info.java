/** CloudWatch Logs: lines in memory, and live in files. */
@NullMarked
package io.pipewright.localcloud.logs;

import org.jspecify.annotations.NullMarked;
