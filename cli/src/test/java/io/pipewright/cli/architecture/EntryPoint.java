package io.pipewright.cli.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/**
 * Where a process starts: a {@code *Main}, or a handler that Lambda makes by its constructor
 * without arguments. Only there are environment and clock taken from the machine.
 */
final class EntryPoint {
  static final DescribedPredicate<JavaClass> IS_NOT_ONE =
      DescribedPredicate.describe("are not entry points", type -> !isOne(outermost(type)));

  private EntryPoint() {}

  private static boolean isOne(JavaClass type) {
    return type.getSimpleName().endsWith("Main")
        || type.isAssignableTo("com.amazonaws.services.lambda.runtime.RequestHandler")
        || type.isAssignableTo("com.amazonaws.services.lambda.runtime.RequestStreamHandler");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(EntryPoint::outermost).orElse(type);
  }
}
