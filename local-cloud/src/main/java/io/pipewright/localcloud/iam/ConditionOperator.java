package io.pipewright.localcloud.iam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The condition operators that can be judged here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">AWS</a>
 */
enum ConditionOperator {
  STRING_EQUALS("StringEquals", false),
  STRING_NOT_EQUALS("StringNotEquals", true),
  STRING_LIKE("StringLike", false),
  STRING_NOT_LIKE("StringNotLike", true),
  ARN_EQUALS("ArnEquals", false),
  ARN_NOT_EQUALS("ArnNotEquals", true),
  ARN_LIKE("ArnLike", false),
  ARN_NOT_LIKE("ArnNotLike", true),
  BOOL("Bool", false),
  NULL("Null", false);

  private static final int ARN_PARTS = 6;
  private static final Pattern COLON = Pattern.compile(":");

  private final String written;
  private final boolean negated;

  ConditionOperator(String written, boolean negated) {
    this.written = written;
    this.negated = negated;
  }

  /** The operator of that name, without its prefix and suffix. */
  static Optional<ConditionOperator> named(String name) {
    return Arrays.stream(values()).filter(it -> it.written.equals(name)).findFirst();
  }

  /** Whether it holds where the values differ. */
  boolean isNegated() {
    return negated;
  }

  /** Whether a value of the call is one of those that the policy names. */
  boolean isOneOf(String actual, List<PolicyText> expected, RequestContext context) {
    return expected.stream().anyMatch(text -> is(actual, text, context));
  }

  private boolean is(String actual, PolicyText expected, RequestContext context) {
    return switch (this) {
      case STRING_EQUALS, STRING_NOT_EQUALS ->
          expected.text(context).filter(actual::equals).isPresent();
      case STRING_LIKE, STRING_NOT_LIKE ->
          expected.glob(context).filter(glob -> glob.matches(actual)).isPresent();
      case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> isArn(actual, expected, context);
      case BOOL -> expected.text(context).filter(actual::equalsIgnoreCase).isPresent();
      case NULL -> throw new IllegalStateException("Null asks for presence, not for a value");
    };
  }

  /** The six parts of an ARN are compared one by one: a wildcard does not reach over a colon. */
  private static boolean isArn(String actual, PolicyText expected, RequestContext context) {
    String[] parts = COLON.split(actual, ARN_PARTS);
    String[] patterns = COLON.split(maskVariables(expected.source()), ARN_PARTS);
    if (parts.length != ARN_PARTS || patterns.length != ARN_PARTS) {
      return false;
    }
    for (int i = 0; i < ARN_PARTS; i++) {
      String part = parts[i];
      Optional<Glob> glob = PolicyText.parse(unmask(patterns[i])).glob(context);
      if (glob.filter(it -> it.matches(part)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Hides the colons inside variables from the split. */
  private static String maskVariables(String source) {
    StringBuilder masked = new StringBuilder(source.length());
    boolean inside = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      inside = c == '{' || (inside && c != '}');
      masked.append(inside && c == ':' ? '\0' : c);
    }
    return masked.toString();
  }

  private static String unmask(String masked) {
    return masked.replace('\0', ':');
  }
}
