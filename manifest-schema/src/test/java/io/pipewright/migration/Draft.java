package io.pipewright.migration;

/**
 * A manifest of version 0 made for a test.
 *
 * @param text the manifest
 * @param meaning the same in version 1, written in one plain way
 * @param approvals how many approvals it asks for
 */
record Draft(String text, String meaning, int approvals) {}
