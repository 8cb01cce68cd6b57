package io.pipewright.buildgates;

import java.util.List;
import java.util.Locale;

/**
 * A gate of the parent build. Its planted project is the folder of the same name in {@code
 * src/planted}: kebab case, for example {@code error-prone-in-tests}.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, but its type does not say so.
enum Gate {
  FORMAT("spotless:check", "had format violations", "Crooked.java"),
  ERROR_PRONE("compiler:compile", "[SelfAssignment]"),
  ERROR_PRONE_IN_TESTS("compiler:testCompile", "[SelfAssignment]"),
  NULL_AWAY("compiler:compile", "[NullAway] dereferenced expression"),
  LINT("compiler:compile", "found raw type", "-Werror"),
  LINT_IN_TESTS("compiler:testCompile", "found raw type", "-Werror"),
  DOCLINT("compiler:compile", "unexpected end tag: </b>"),
  MOCKING_LIBRARY("enforcer:enforce", "BannedDependencies", "org.mockito:mockito-core"),
  CDK_V1("enforcer:enforce", "BannedDependencies", "software.amazon.awscdk:core"),
  UPPER_BOUND("enforcer:enforce", "RequireUpperBoundDeps", "org.jspecify:jspecify"),
  FAILING_TEST("surefire:test", "twoAndTwoAreFive");

  private final String goal;
  private final List<String> messages;

  Gate(String goal, String... messages) {
    this.goal = goal;
    this.messages = List.of(messages);
  }

  String project() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The goal that must fail, as {@code plugin:goal}. */
  String goal() {
    return goal;
  }

  /** What the log must say about it: the rule, not just a failure. */
  List<String> messages() {
    return messages;
  }
}
