package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.manifest.Severity;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** A variable by which a gate knows how strict it has to be. */
enum Threshold {
  COVERAGE("PIPEWRIGHT_COVERAGE", "less of the code has to be covered by tests") {
    @Override
    OptionalInt strictness(String value) {
      // Three digits are enough for percent.
      return value.matches("[0-9]{1,3}")
          ? OptionalInt.of(Integer.parseInt(value))
          : OptionalInt.empty();
    }
  },
  FAIL_ON("PIPEWRIGHT_FAIL_ON", "findings pass that failed before") {
    @Override
    OptionalInt strictness(String value) {
      // Mildest first, and the mildest is the strictest.
      int index = Arrays.stream(Severity.values()).map(Severity::word).toList().indexOf(value);
      return index < 0 ? OptionalInt.empty() : OptionalInt.of(-index);
    }
  };

  private static final String GONE = "the threshold is gone";

  private final String variable;
  private final String words;

  Threshold(String variable, String words) {
    this.variable = variable;
    this.words = words;
  }

  /** How strict a value is, compared with others of the same threshold; empty if it is none. */
  abstract OptionalInt strictness(String value);

  /** The judge of a variable; of one that is no threshold it says nothing. */
  static Judge judge(String variable) {
    return Arrays.stream(values())
        .filter(threshold -> threshold.variable.equals(variable))
        .findFirst()
        .<Judge>map(threshold -> (place, before, after) -> threshold.weaker(before, after))
        .orElse(Judge.NOTHING);
  }

  /** Why one build is less strict than the other, if it is. */
  static Optional<String> weakerBuild(JsonNode before, JsonNode after) {
    return Arrays.stream(values())
        .flatMap(threshold -> threshold.weaker(threshold.of(before), threshold.of(after)).stream())
        .findFirst();
  }

  private JsonNode of(JsonNode build) {
    return build.path("project").path("environment").path(variable);
  }

  private Optional<String> weaker(JsonNode before, JsonNode after) {
    OptionalInt old = strictness(before.asText());
    OptionalInt young = strictness(after.asText());
    if (old.isEmpty()) {
      return Optional.empty();
    }
    if (young.isEmpty()) {
      return Optional.of(GONE);
    }
    return young.getAsInt() < old.getAsInt() ? Optional.of(words) : Optional.empty();
  }
}
