package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Says why a reviewer has to look at a change. What is absent is a missing node. */
interface Judge {
  Judge NOTHING = (place, before, after) -> Optional.empty();

  Optional<String> attention(Place place, JsonNode before, JsonNode after);

  /** Looks at what came or changed. */
  static Judge ofNew(String words) {
    return (place, before, after) -> after.isMissingNode() ? Optional.empty() : Optional.of(words);
  }

  /** Looks at what was there and is another thing now. */
  static Judge ofChanged(String words) {
    return (place, before, after) ->
        before.isMissingNode() || after.isMissingNode() ? Optional.empty() : Optional.of(words);
  }
}
