package io.pipewright.organisation;

import io.pipewright.manifest.Severity;

/**
 * The least that every pipeline must meet; a manifest may be stricter.
 *
 * @param coverage percent of lines, 0 to 100
 * @param failOn the mildest finding that fails a scan
 */
public record GateDefaults(int coverage, Severity failOn) {}
