package io.pipewright.localcloud.iam;

import io.pipewright.localcloud.server.AwsError;
import java.util.List;
import java.util.function.Predicate;

/**
 * One condition of a statement: an operator, a key, and the values that satisfy it.
 *
 * @param operator without prefix and suffix
 * @param quantifier for keys with several values
 * @param ifExists whether it holds if the key is absent
 * @param key the condition key
 * @param values any of which is enough
 */
record Condition(
    ConditionOperator operator,
    Quantifier quantifier,
    boolean ifExists,
    String key,
    List<PolicyText> values) {
  private static final String IF_EXISTS = "IfExists";

  Condition {
    values = List.copyOf(values);
  }

  /** How several values of a key count. */
  enum Quantifier {
    NONE(""),
    FOR_ANY_VALUE("ForAnyValue:"),
    FOR_ALL_VALUES("ForAllValues:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }

    private static Quantifier of(String operator) {
      return operator.startsWith(FOR_ANY_VALUE.prefix)
          ? FOR_ANY_VALUE
          : operator.startsWith(FOR_ALL_VALUES.prefix) ? FOR_ALL_VALUES : NONE;
    }
  }

  /**
   * Reads an operator such as {@code ForAnyValue:StringLikeIfExists}.
   *
   * @throws AwsError {@code MalformedPolicyDocument} if it is not one that can be judged here
   */
  static Condition of(String written, String key, List<String> values) {
    Quantifier quantifier = Quantifier.of(written);
    String name = written.substring(quantifier.prefix.length());
    boolean ifExists = name.endsWith(IF_EXISTS);
    String plain = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    ConditionOperator operator =
        ConditionOperator.named(plain)
            .filter(it -> it != ConditionOperator.NULL || !ifExists)
            .orElseThrow(
                () ->
                    PolicyDocument.malformed(
                        "the condition operator '" + written + "' cannot be judged here"));
    return new Condition(
        operator,
        quantifier,
        ifExists,
        ConditionKeys.checked(key),
        values.stream().map(PolicyText::parse).toList());
  }

  /**
   * Whether the call satisfies it.
   *
   * @throws AwsError {@code AccessDeniedException} if the key is not known here: neither an Allow
   *     nor a Deny may be guessed
   */
  boolean holds(RequestContext context) {
    List<String> actual =
        context
            .find(key)
            .orElseThrow(
                () ->
                    new AwsError(
                        403,
                        "AccessDeniedException",
                        "The condition key '"
                            + key
                            + "' of a matching statement cannot be judged here for "
                            + context.action()
                            + "."));
    if (operator == ConditionOperator.NULL) {
      String absent = Boolean.toString(actual.isEmpty());
      return values.stream().anyMatch(it -> it.source().equalsIgnoreCase(absent));
    }
    if (actual.isEmpty()) {
      return holdsIfAbsent();
    }
    Predicate<String> one = it -> operator.isOneOf(it, values, context) != operator.isNegated();
    return switch (quantifier) {
      case FOR_ANY_VALUE -> actual.stream().anyMatch(one);
      case FOR_ALL_VALUES -> actual.stream().allMatch(one);
      case NONE -> actual.size() == 1 && one.test(actual.get(0));
    };
  }

  private boolean holdsIfAbsent() {
    return switch (quantifier) {
      case FOR_ALL_VALUES -> true;
      case FOR_ANY_VALUE -> ifExists;
      case NONE -> ifExists || operator.isNegated();
    };
  }
}
