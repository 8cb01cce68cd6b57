package io.pipewright.migration;

import java.util.List;

/** One difference between two versions of the format. */
interface Rule {
  /** What of the older version is in the text. In a text that is migrated it finds nothing. */
  List<Finding> find(PlacedText text);
}
