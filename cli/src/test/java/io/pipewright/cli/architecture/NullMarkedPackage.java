package io.pipewright.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** NullAway looks only at marked packages: an unmarked one escapes it without a sound. */
final class NullMarkedPackage {
  static final ArchCondition<JavaClass> BE_IN_ONE =
      new ArchCondition<>("be in a package that is marked @NullMarked") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
            events.add(
                SimpleConditionEvent.violated(
                    type,
                    "%s: package %s has no package-info.java with @NullMarked"
                        .formatted(type.getName(), type.getPackageName())));
          }
        }
      };

  private NullMarkedPackage() {}
}
