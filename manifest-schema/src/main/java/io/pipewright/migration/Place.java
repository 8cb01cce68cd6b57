package io.pipewright.migration;

import java.util.Optional;

/**
 * Where a value stands in a text, in chars from its beginning.
 *
 * @param start where it begins, its anchor included
 * @param content where it begins, its anchor left out
 * @param end after its last char; comments and line breaks behind it are not part of it
 * @param anchor the name by which aliases refer to it
 */
record Place(int start, int content, int end, Optional<String> anchor) {}
