package io.pipewright.localcloud.logs;

import java.time.Instant;

/**
 * One event of a log stream.
 *
 * @param time when it was written
 * @param ingested when it arrived
 * @param message without the line's end
 */
public record LogLine(Instant time, Instant ingested, String message) {}
