package io.pipewright.infrastructure.policy;

import java.util.Map;
import java.util.TreeMap;

/**
 * The condition block of an IAM statement, sorted: {@code Map.of} would come out in another order
 * in each JVM, and each deployment would show a change.
 */
public final class Conditions {
  private final Map<String, Map<String, Object>> byOperator = new TreeMap<>();

  private Conditions() {}

  /** A block of one condition, for example {@code StringEquals}, {@code SAML:aud} and a value. */
  public static Conditions where(String operator, String key, Object value) {
    return new Conditions().and(operator, key, value);
  }

  /** Adds a condition; all of a block must hold. */
  public Conditions and(String operator, String key, Object value) {
    byOperator.computeIfAbsent(operator, ignored -> new TreeMap<>()).put(key, value);
    return this;
  }

  /** As the CDK takes it. */
  public Map<String, Map<String, Object>> toMap() {
    return byOperator;
  }
}
