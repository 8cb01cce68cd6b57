package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;

/** What intrinsic functions can see. */
interface Scope {
  /** What {@code Ref} of a parameter, pseudo parameter or resource gives. */
  JsonNode ref(String name);

  /** What {@code Fn::GetAtt} gives. */
  String attribute(String resource, String attribute);

  /** Whether a condition holds. */
  boolean condition(String name);
}
