package io.pipewright.cli.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Calls whose result depends on the machine or the moment, or that end the process. */
final class MachineAccess {
  private static final Map<String, Set<String>> CALLS_BY_OWNER =
      Map.of(
          "java.lang.System", Set.of("getenv", "exit", "currentTimeMillis"),
          "java.lang.Runtime", Set.of("exit", "halt"),
          "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone"));

  static final DescribedPredicate<JavaAccess<?>> CALLS =
      DescribedPredicate.describe(
          "read the environment or the system's clock, or end the process",
          access -> isNamed(access.getTarget()) || readsClock(access.getTarget()));

  private MachineAccess() {}

  private static boolean isNamed(AccessTarget target) {
    return CALLS_BY_OWNER
        .getOrDefault(target.getOwner().getName(), Set.of())
        .contains(target.getName());
  }

  /** {@code now(clock)} is given its clock; every other {@code now} takes the system's. */
  private static boolean readsClock(AccessTarget target) {
    return target.getOwner().getPackageName().equals("java.time")
        && target.getName().equals("now")
        && target instanceof AccessTarget.CodeUnitAccessTarget method
        && method.getRawParameterTypes().stream()
            .noneMatch(type -> type.isAssignableTo(Clock.class));
  }
}
