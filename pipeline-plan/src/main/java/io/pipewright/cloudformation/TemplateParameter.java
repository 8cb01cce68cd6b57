package io.pipewright.cloudformation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A parameter that a template declares.
 *
 * @param type CloudFormation's word, for example {@code Number}
 * @param hasDefault whether it may be left out
 * @param allowedValues empty if any value is allowed
 * @param allowedPattern a regular expression that the whole value matches
 * @param length of the value in characters
 * @param size of the value of a number
 */
public record TemplateParameter(
    String type,
    boolean hasDefault,
    List<String> allowedValues,
    Optional<BoundedPattern> allowedPattern,
    Range length,
    Range size) {
  public TemplateParameter {
    allowedValues = List.copyOf(allowedValues);
  }

  /**
   * Why CloudFormation would refuse {@code value}; empty if it would take it, as far as is known.
   */
  public Optional<String> refusal(String value) {
    // What the value names is compared in AWS, not the name.
    if (type.startsWith("AWS::SSM::Parameter")) {
      return Optional.empty();
    }
    if (!allowedValues.isEmpty() && !allowedValues.containsAll(items(value))) {
      return Optional.of("is not among the template's AllowedValues");
    }
    if (type.equals("Number")) {
      return numberRefusal(value);
    }
    if (!length.holds(BigDecimal.valueOf(value.codePointCount(0, value.length())))) {
      return Optional.of("has not the template's length, " + length);
    }
    return allowedPattern
        .filter(pattern -> !pattern.mayMatch(value))
        .map(pattern -> "does not match the template's AllowedPattern, " + pattern);
  }

  private Optional<String> numberRefusal(String value) {
    try {
      return size.holds(new BigDecimal(value.strip()))
          ? Optional.empty()
          : Optional.of("is not in the template's range, " + size);
    } catch (NumberFormatException e) {
      return Optional.of("is not a number, as the template wants");
    }
  }

  private List<String> items(String value) {
    return type.equals("CommaDelimitedList") || type.startsWith("List<")
        ? List.of(value.split("\\s*,\\s*", -1))
        : List.of(value);
  }

  /**
   * Bounds, both included.
   *
   * @param least empty if there is none
   * @param most empty if there is none
   */
  public record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) {
    boolean holds(BigDecimal value) {
      return least.map(bound -> value.compareTo(bound) >= 0).orElse(true)
          && most.map(bound -> value.compareTo(bound) <= 0).orElse(true);
    }

    @Override
    public String toString() {
      return least.map(bound -> "at least " + bound).orElse("")
          + (least.isPresent() && most.isPresent() ? " and " : "")
          + most.map(bound -> "at most " + bound).orElse("");
    }
  }
}
